import { Ship } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { boundedTimesPrice, isWhole, parseQuantity, quantity, quantityText } from '../../../../shared/domain/quantity.ts';
import { orderScreen } from '../../../../shared/text/screenOrders.ts';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, EnterForm, Message, playOk, QuantityField, rp, Segmented, TextField } from '../../ui/index.ts';
import type { Via } from './drafts.ts';
import type { Order } from './orders.ts';
import styles from './receiving.module.css';

const words = orderScreen.ship;
type Done = Result<'purchases.ship'>;
type Line = Result<'purchases.getOrder'>['lines'][number];
const WAYS: readonly Via[] = ['kas', 'bank', 'utang', 'uang-muka'];

/** What is left of a line, in the unit it was ordered in where that comes out even, else in the base unit without a price. */
function openOf(line: Line): { readonly qty: string; readonly unit: string | null; readonly unitCost: number | null } {
  const packs = (parseQuantity(line.left) * 1000) / parseQuantity(line.factor);
  if (line.unit === line.baseUnit) return { qty: line.left, unit: null, unitCost: line.unitCost };
  return Number.isInteger(packs) && isWhole(quantity(packs)) ? { qty: quantityText(packs), unit: line.unit, unitCost: line.unitCost } : { qty: line.left, unit: null, unitCost: null };
}

/** F4: what is left of an order is paid for and on its way (DP); it is taken in when the truck is here. */
export function ShipDialog({ order, onClose, onDone }: { readonly order: Order; readonly onClose: () => void; readonly onDone: (done: Done) => void }): JSX.Element {
  const { data, error: unread } = useApiQuery('purchases.getOrder', { orderId: order.orderId });
  const [documentNo, setDocumentNo] = useState('');
  const [via, setVia] = useState<Via>('bank');
  const [qtys, setQtys] = useState<Readonly<Record<string, string | null>>>({});
  const [gap, setGap] = useState<string | null>(null);
  const command = useApiCommand('purchases.ship');
  const open = (data?.lines ?? []).filter((line) => line.left !== '0').map((line) => ({ ...line, ...openOf(line) }));
  const lines = open.flatMap((line) => {
    const qty = qtys[line.productId] === undefined ? line.qty : qtys[line.productId];
    return qty === null || qty === undefined || qty === '0' ? [] : [{ productId: line.productId, qty, unitCost: line.unitCost ?? 0, ...(line.unit === null ? {} : { unit: line.unit }) }];
  });
  const total = lines.reduce((sum, line) => sum + (boundedTimesPrice(parseQuantity(line.qty), line.unitCost) ?? 0), 0);
  const { error } = command;
  const place = /^lines\.(\d+)\./.exec(error?.field ?? '')?.[1];
  const wrong = place === undefined ? undefined : lines[Number(place)]?.productId;
  const send = async (): Promise<void> => {
    const missing = documentNo.trim() === '' ? words.noDocument : lines.length === 0 ? words.nothing : null;
    setGap(missing);
    if (missing !== null || command.pending) return;
    const shipped = await command.run({ supplierId: order.supplierId, orderId: order.orderId, documentNo: documentNo.trim(), lines, payment: { via } });
    if (shipped === null) return;
    playOk();
    onDone(shipped);
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={Ship}
      width={680}
      title={words.title(order.supplierName)}
      note={words.note}
      keys={[{ keys: 'F12', label: words.verb, run: () => void send(), main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={() => void send()}>
            {words.verb}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={() => void send()} className="stack">
        <TextField label={words.documentNo} data-autofocus maxLength={40} value={documentNo} error={error?.field === 'documentNo' ? error.problem : undefined} onChange={(event) => setDocumentNo(event.currentTarget.value)} />
        <div className={styles['orderLines']}>
          {open.map((line) => (
            <div key={line.productId} className={styles['changeLine']}>
              <b>{line.name}</b>
              <span className="figure muted">{line.unit ?? line.baseUnit}</span>
              <QuantityField label={words.qtyOf(line.name)} hideLabel decimals value={qtys[line.productId] === undefined ? line.qty : (qtys[line.productId] ?? null)} error={wrong === line.productId ? error?.problem : undefined} onChange={(next) => setQtys({ ...qtys, [line.productId]: next })} />
            </div>
          ))}
        </div>
        <Segmented label={words.paid(rp(total))} value={via} onChange={setVia} options={WAYS.map((way) => ({ value: way, label: receivingWords.pay.via[way] }))} />
      </EnterForm>
      {gap !== null && (
        <Message tone="caution" live>
          {gap}
        </Message>
      )}
      {unread && <ErrorMessage error={unread} />}
      {error !== null && wrong === undefined && error.field !== 'documentNo' && <ErrorMessage error={error} />}
    </Dialog>
  );
}
