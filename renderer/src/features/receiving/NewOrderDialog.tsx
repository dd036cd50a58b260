import { ClipboardList, Trash2 } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import type { PurchaseAsk } from '../../../../shared/contract/buying.ts';
import { boundedTimesPrice, parseQuantity } from '../../../../shared/domain/quantity.ts';
import { orderScreen } from '../../../../shared/text/screenOrders.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { api, newId, useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify } from '../../app/index.ts';
import { Button, cx, DateField, Dialog, EnterForm, Message, number, playOk, QuantityField, rp, RupiahField, SelectField, TextField, useScanGate } from '../../ui/index.ts';
import { useTill } from '../sales/index.ts';
import { AsksDialog, asksOf } from './AsksDialog.tsx';
import type { Product } from './drafts.ts';
import { FindGoodsDialog } from './FindGoodsDialog.tsx';
import { Proposals, type Proposal } from './Proposals.tsx';
import styles from './receiving.module.css';

const words = orderScreen.make;
type Line = { readonly key: string; readonly productId: string; readonly name: string; readonly units: readonly string[]; readonly unit: string; readonly base: string; readonly qty: string | null; readonly unitCost: number | null; readonly note: string };

const ofProduct = (product: Product): Line => ({ key: newId(), productId: product.productId, name: product.name, base: product.unit, units: [product.unit, ...product.units.map((unit) => unit.name)], unit: product.unit, qty: null, unitCost: null, note: '' });
const ofProposal = (row: Proposal): Line => ({
  key: newId(), productId: row.productId, name: row.name, base: row.unit, units: row.pack === null ? [row.unit] : [row.unit, row.pack.name], unit: row.pack?.name ?? row.unit, qty: row.pack === null ? row.propose : row.packs, unitCost: row.unitCost, note: row.text,
});
/** What goods last cost per base unit, in whole rupiah; null where they never came, or the price has a fraction. */
async function lastCost(productId: string): Promise<number | null> {
  const cost = Number((await api.call('purchases.prices', { productId, limit: 1 })).rows[0]?.unitCost ?? Number.NaN);
  return Number.isInteger(cost) ? cost : null;
}
const amountOf = (line: Line): number => (line.qty === null || line.unitCost === null ? 0 : (boundedTimesPrice(parseQuantity(line.qty), line.unitCost) ?? 0));

/** F2: an order, out of what is proposed (F6) or goods by goods (F9, or scanned). */
export function NewOrderDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (orderId: string) => void }): JSX.Element {
  const suppliers = (useApiQuery('suppliers.list', {}).data?.rows ?? []).filter((row) => row.kind !== 'konsinyasi' && row.active);
  const [supplierId, setSupplierId] = useState<string | null>(null);
  const [expectedOn, setExpectedOn] = useState('');
  const [note, setNote] = useState('');
  const [lines, setLines] = useState<readonly Line[]>([]);
  const [finding, setFinding] = useState(false);
  /** The line whose quantity the cursor goes to, once it is drawn. */
  const [going, focusLine] = useState<string | null>(null);
  useEffect(() => {
    if (going === null || finding) return;
    document.querySelector<HTMLInputElement>(`[data-order-line="${going}"] [data-cell="qty"] input`)?.focus();
    focusLine(null);
  }, [going, finding]);
  const [problem, setProblem] = useState<string | null>(null);
  const command = useApiCommand('purchases.order');
  const { catalogue } = useTill();
  const { error } = command;
  const asks = asksOf(error);
  const proposals = (useApiQuery('purchases.proposals', supplierId === null ? {} : { supplierId }).data?.rows ?? []).filter((row) => row.supplierId !== null);
  const change = (key: string, part: Partial<Line>): void => setLines((old) => old.map((line) => (line.key === key ? { ...line, ...part } : line)));
  const take = (product: Product): void => {
    setFinding(false);
    const line = lines.find((each) => each.productId === product.productId) ?? ofProduct(product);
    if (!lines.includes(line)) {
      setLines([...lines, line]);
      // A price to start from; what is typed meanwhile stays.
      void lastCost(line.productId).then(
        (cost) => setLines((old) => old.map((each) => (each.key === line.key && each.unitCost === null && each.unit === each.base ? { ...each, unitCost: cost } : each))),
        () => undefined,
      );
    }
    focusLine(line.key);
  };
  const scan = (code: string): void => void catalogue.lookUp(code).then((found) => (found === null ? notify(words.unknown(code), 'stop') : take(found)));
  const offered = proposals.filter((row) => row.supplierId === (supplierId ?? proposals[0]?.supplierId) && !lines.some((line) => line.productId === row.productId));
  const propose = (): void => {
    const added = offered.map(ofProposal);
    if (supplierId === null) setSupplierId(offered[0]?.supplierId ?? null);
    setLines([...lines, ...added]);
    focusLine(added[0]?.key ?? null);
  };
  const send = async (accept: PurchaseAsk[] = []): Promise<void> => {
    if (command.pending) return;
    const missing = supplierId === null ? words.gaps.supplier : lines.length === 0 ? words.gaps.lines : lines.map((line) => (line.qty === null ? words.gaps.qty(line.name) : line.unitCost === null ? words.gaps.unitCost(line.name) : null)).find((each) => each !== null);
    setProblem(missing ?? null);
    if (supplierId === null || (missing ?? null) !== null) return;
    const done = await command.run({
      supplierId, ...(expectedOn === '' ? {} : { expectedOn }), ...(note.trim() === '' ? {} : { note: note.trim() }), ...(accept.length === 0 ? {} : { accept }),
      lines: lines.map((line) => ({ productId: line.productId, qty: line.qty ?? '0', unitCost: line.unitCost ?? 0, ...(line.unit === line.base ? {} : { unit: line.unit }) })),
    });
    if (done === null) return;
    playOk();
    notify(words.done(done.number));
    onDone(done.orderId);
  };
  useEffect(() => {
    const place = /^lines\.(\d+)\./.exec(error?.field ?? '')?.[1];
    const line = place === undefined ? undefined : lines[Number(place)];
    if (line !== undefined) focusLine(line.key);
    // Only a new refusal leads to its line.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  const total = lines.reduce((sum, line) => sum + amountOf(line), 0);
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={ClipboardList}
      width={940}
      title={words.title}
      note={words.note}
      keys={[
        { keys: 'F6', label: words.propose, run: propose, enabled: offered.length > 0 },
        { keys: 'F9', label: words.find, run: () => setFinding(true) },
        { keys: 'F12', label: words.verb, run: () => void send(), main: true },
      ]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button keys="F9" onClick={() => setFinding(true)}>
            {words.find}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={() => void send()}>
            {words.verb}
          </Button>
        </>
      }
    >
      <Scans onScan={scan} />
      <EnterForm onSubmit={() => void send()} className="stack">
        <div className={styles['orderHead']}>
          <SelectField label={words.supplier} searchable placeholder={words.supplierPlaceholder} nothingFound={words.noSupplier} value={supplierId} options={suppliers.map((row) => ({ value: row.supplierId, label: row.name }))} onChange={setSupplierId} />
          <DateField label={words.expectedOn} placeholder="" value={expectedOn} onChange={setExpectedOn} />
          <TextField label={words.remark} maxLength={120} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
        </div>
        {offered.length > 0 && <Proposals rows={offered} onTake={propose} />}
        <div className={styles['orderLines']}>
          {lines.length === 0 && <p className="muted">{words.empty}</p>}
          {lines.length > 0 && (
            <div className={cx(styles['orderLine'], 'muted', 'small')} aria-hidden>
              <span>{words.goods}</span>
              <span>{words.qty}</span>
              <span>{words.unit}</span>
              <span>{words.unitCost}</span>
              <span className="figure">{words.amount}</span>
            </div>
          )}
          {lines.map((line) => (
            <div key={line.key} className={styles['orderLine']} data-order-line={line.key}>
              <span>
                <b>{line.name}</b>
                <small className="faint">{line.note}</small>
              </span>
              <div data-cell="qty">
                <QuantityField label={words.of(words.qty, line.name)} hideLabel decimals value={line.qty} onChange={(qty) => change(line.key, { qty })} />
              </div>
              <div data-enter-skip>
                <SelectField label={words.of(words.unit, line.name)} hideLabel value={line.unit} options={line.units.map((unit) => ({ value: unit, label: unit }))} onChange={(unit) => change(line.key, unit === line.unit ? {} : { unit, unitCost: null })} />
              </div>
              <RupiahField label={words.of(words.unitCost, line.name)} hideLabel value={line.unitCost} onChange={(unitCost) => change(line.key, { unitCost })} />
              <b className="figure">{number(amountOf(line))}</b>
              <Button kind="quiet" icon={Trash2} aria-label={words.drop(line.name)} title={words.drop(line.name)} onClick={() => setLines(lines.filter((each) => each !== line))} />
            </div>
          ))}
        </div>
        {lines.length > 0 && (
          <p className="between">
            <span className="muted">{words.total}</span>
            <b className="tabular">{rp(total)}</b>
          </p>
        )}
      </EnterForm>
      {problem !== null && (
        <Message tone="caution" live>
          {problem}
        </Message>
      )}
      {error !== null && asks.length === 0 && <ErrorMessage error={error} />}
      {finding && <FindGoodsDialog onTake={take} onClose={() => setFinding(false)} />}
      {asks.length > 0 && <AsksDialog asks={asks} verb={words.anyway} busy={command.pending} onAccept={(keys) => void send(keys)} onClose={command.reset} />}
    </Dialog>
  );
}

/** Hears the scanner while the paper it stands on is the uppermost. */
function Scans({ onScan }: { readonly onScan: (code: string) => void }): null {
  useScanGate(onScan);
  return null;
}
