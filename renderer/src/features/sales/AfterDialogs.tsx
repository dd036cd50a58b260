import { Undo2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { proportion, sum } from '../../../../shared/domain/money.ts';
import { parseQuantity, quantity, quantityText, type Quantity } from '../../../../shared/domain/quantity.ts';
import { paidByLine, partOfLine } from '../../../../shared/domain/saleReturn.ts';
import { afterWords as words } from '../../../../shared/text/tillAfter.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { notify, useApprovers } from '../../app/index.ts';
import { Button, Dialog, Facts, PinDialog, QuantityField, rp, Segmented, type GivenApproval } from '../../ui/index.ts';
import { useTill } from './TillProvider.tsx';
import styles from './AfterDialogs.module.css';

export type Sale = Result<'sales.get'>;
type Condition = 'baik' | 'rusak';
type Wanted = { readonly qty: string | null; readonly condition: Condition };
type Line = Sale['lines'][number] & { readonly left: Quantity };

/** What of each line can still come back; of lent cylinders with their gas, no more than are still lent. */
export const leftOf = (sale: Sale): readonly Line[] =>
  sale.lines
    .map((line) => ({ ...line, left: quantity(Math.min(parseQuantity(line.qty) - parseQuantity(line.returned), line.lent === undefined ? Number.MAX_SAFE_INTEGER : line.lent * 1000)) }))
    .filter((line) => line.left > 0);

/** What a line took beside its goods, or a part of it did. */
const besideGoods = ({ shell = 0, deposit = 0, qty }: Sale['lines'][number], part = parseQuantity(qty)): number => proportion(shell + deposit, part, parseQuantity(qty));

/** What a choice of goods gives back, as the service will reckon it. */
function moneyBack(sale: Sale, wanted: ReadonlyMap<number, Quantity>): number {
  const paid = paidByLine(Math.max(0, sale.paid - sum(sale.lines.map((line) => besideGoods(line)))), sale.lines.map((line) => line.amount));
  const goods = sum(
    sale.lines.map((line, index) => {
      const qty = wanted.get(line.lineNo);
      if (qty === undefined) return 0;
      const back = sum(sale.returns.flatMap((each) => each.lines.filter((part) => part.lineNo === line.lineNo).map((part) => part.amount)));
      const whole = { qty: parseQuantity(line.qty), amount: 0, paid: paid[index] ?? 0, cost: 0, advantage: 0 };
      return partOfLine(whole, { qty: parseQuantity(line.returned), amount: 0, paid: back, cost: 0, advantage: 0 }, qty).paid + besideGoods(line, qty);
    }),
  );
  return Math.min(goods, sale.paid - sum(sale.returns.map((each) => each.amount)));
}

/** Voids the whole sale, with somebody else's consent. */
export function VoidDialog({ sale, opened, onClose }: { readonly sale: Sale; readonly opened: boolean; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('sales.void');
  const approvers = useApprovers(['bendahara', 'ketua'], opened);
  const close = (): void => {
    command.reset();
    onClose();
  };
  const approve = ({ username, pin, reason }: GivenApproval): void => {
    void command.run({ saleId: sale.saleId, reason, approval: { username, pin } }).then((done) => {
      if (done === null) return;
      close();
      notify(words.voidDone(done.number, done.amount));
    });
  };
  return (
    <PinDialog
      opened={opened}
      title={words.voidTitle(sale.number)}
      note={words.voidNote}
      facts={[{ label: words.paid, value: rp(sale.paid), tone: 'caution' }]}
      effect={words.voidEffect}
      approvers={approvers}
      reasons={words.voidReasons}
      busy={command.pending}
      refused={command.error?.message}
      onApprove={approve}
      onCancel={close}
    />
  );
}

/** Goods of a sale come back: how many of which in what condition, then somebody else's consent. */
export function ReturnDialog({ sale, opened, onClose }: { readonly sale: Sale; readonly opened: boolean; readonly onClose: () => void }): JSX.Element | null {
  return opened ? <Returning sale={sale} onClose={onClose} /> : null;
}

function Returning({ sale, onClose }: { readonly sale: Sale; readonly onClose: () => void }): JSX.Element {
  const { catalogue } = useTill();
  const lines = leftOf(sale);
  const [wanted, setWanted] = useState<ReadonlyMap<number, Wanted>>(new Map());
  const [refund, setRefund] = useState<'asal' | 'sukarela'>('asal');
  const [asking, setAsking] = useState(false);
  const command = useApiCommand('sales.return');
  const approvers = useApprovers(['bendahara', 'ketua']);
  const of = (no: number): Wanted => wanted.get(no) ?? { qty: null, condition: 'baik' };
  const set = (no: number, change: Partial<Wanted>): void => setWanted((now) => new Map(now).set(no, { ...(now.get(no) ?? { qty: null, condition: 'baik' }), ...change }));
  const qtyOf = (line: Line): Quantity => parseQuantity(of(line.lineNo).qty ?? '0');
  const tooMany = lines.some((line) => qtyOf(line) > line.left);
  const chosen = lines.filter((line) => qtyOf(line) > 0);
  const back = tooMany ? 0 : moneyBack(sale, new Map(chosen.map((line) => [line.lineNo, qtyOf(line)])));
  const ready = chosen.length > 0 && !tooMany;
  const all = (): void => setWanted(new Map(lines.map((line) => [line.lineNo, { qty: quantityText(line.left), condition: of(line.lineNo).condition }])));
  const ask = (): void => {
    if (ready) setAsking(true);
  };
  const approve = ({ username, pin, reason }: GivenApproval): void => {
    const coming = chosen.map((line) => ({ lineNo: line.lineNo, qty: quantityText(qtyOf(line)), condition: of(line.lineNo).condition }));
    void command.run({ saleId: sale.saleId, lines: coming, ...(refund === 'asal' ? {} : { refund }), reason, approval: { username, pin } }).then((done) => {
      if (done === null) return;
      onClose();
      notify(words.returnDone(done.number, done.amount));
    });
  };
  if (asking)
    return (
      <PinDialog
        opened
        title={words.returnPinTitle(sale.number)}
        facts={[{ label: words.refundAs[refund], value: rp(back), tone: 'caution' }]}
        effect={words.returnEffect}
        approvers={approvers}
        reasons={words.returnReasons}
        busy={command.pending}
        refused={command.error?.message}
        onApprove={approve}
        onCancel={() => {
          command.reset();
          setAsking(false);
        }}
      />
    );
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={Undo2}
      tone="caution"
      width={720}
      title={words.returnTitle(sale.number)}
      note={words.returnNote}
      keys={[{ keys: 'F9', label: words.all, run: all }, { keys: 'F12', label: words.next, run: ask, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button keys="F9" onClick={all}>
            {words.all}
          </Button>
          <Button kind="primary" keys="F12" disabled={!ready} onClick={ask}>
            {words.next}
          </Button>
        </>
      }
    >
      <ul className={styles['lines']}>
        {lines.map((line) => (
          <li key={line.lineNo}>
            <div className={styles['goods']}>
              <b>{line.name}</b>
              <span className="muted small">
                {words.line(parseQuantity(line.qty), parseQuantity(line.returned), line.unit)}
                {line.cylinder !== null && words.withCylinder[line.cylinder === 'beli' || line.cylinder === 'jaminan' ? line.cylinder : 'tukar']}
              </span>
            </div>
            <div className={styles['qty']}>
              <QuantityField
                label={words.qtyOf(line.name)}
                hideLabel
                value={of(line.lineNo).qty}
                unit={line.unit}
                decimals={catalogue.divisible(line.unit) && line.cylinder === null}
                error={qtyOf(line) > line.left ? words.tooMany(line.left) : undefined}
                onChange={(qty) => set(line.lineNo, { qty })}
              />
            </div>
            <Segmented
              label={words.conditionOf(line.name)}
              hideLabel
              value={of(line.lineNo).condition}
              onChange={(condition) => set(line.lineNo, { condition })}
              options={[{ value: 'baik', label: words.condition.baik }, { value: 'rusak', label: words.condition.rusak }]}
            />
          </li>
        ))}
      </ul>
      {sale.memberId !== null && (
        <Segmented label={words.refund} value={refund} onChange={setRefund} options={[{ value: 'asal', label: words.refundAs.asal, note: words.refundNote }, { value: 'sukarela', label: words.refundAs.sukarela }]} />
      )}
      <Facts rows={[{ label: words.back, value: <b>{rp(back)}</b> }]} />
    </Dialog>
  );
}
