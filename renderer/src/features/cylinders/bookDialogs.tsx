import { ArrowLeftRight, ShoppingCart, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { LOST_SHELLS } from '../../../../shared/contract/cylinders.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { EMPTIES, type EmptyCondition } from '../../../../shared/domain/cart.ts';
import { cylinderScreen as words, cylinderTill } from '../../../../shared/text/screenCylinders.ts';
import { useApiCommand } from '../../api/index.ts';
import { CommandDialog, useApprovers, useCommandForm } from '../../app/index.ts';
import { FormRupiah, FormSegmented, FormText, PinDialog, rp, type GivenApproval } from '../../ui/index.ts';
import type { CylinderRow } from './CylinderBar.tsx';

type Step = { readonly row: CylinderRow; readonly onClose: () => void; readonly onDone: (number: string) => void };
type Lost = (typeof LOST_SHELLS)[number];

/** A typed count for the contract to judge; null while nothing is typed. */
export const countOf = (typed: string): number | null => (typed.trim() === '' ? null : Number(typed.trim()));
const noted = (note: string): { readonly note?: string } => (note.trim() === '' ? {} : { note: note.trim() });
const STATES = EMPTIES.map((value) => ({ value, label: cylinderTill.empties[value] }));
const VIAS = (['kas', 'bank'] as const).map((value) => ({ value, label: words.vias[value] }));
const MOVES = (['toAgent', 'fromAgent', 'settleDebt', 'repair'] as const).map((value) => ({ value, label: words.moves[value] }));
const BUYS = (['buy', 'bill', 'payBill'] as const).map((value) => ({ value, label: words.buys[value] }));
const LOST = (['baik', 'rusak', 'asing', 'di-agen'] as const).map((value) => ({ value, label: words.states[value] }));

/** Empties that move without money: to the agent and back, against the debt, to another pile. */
export function MoveDialog({ row, onClose, onDone }: Step): JSX.Element {
  const form = useForm<{ kind: 'toAgent' | 'fromAgent' | 'settleDebt' | 'repair'; count: string; from: EmptyCondition; to: EmptyCondition; note: string }>({ defaultValues: { kind: row.owedToAgent > 0 ? 'settleDebt' : 'toAgent', count: '', from: 'rusak', to: 'baik', note: '' } });
  const { control } = form;
  const kind = useWatch({ control, name: 'kind' });
  const params = ({ count, note }: { readonly count: string; readonly note: string }) => ({ size: row.size, count: countOf(count), ...noted(note) });
  const done = ({ number }: { readonly number: string }): void => onDone(number);
  const commands = {
    toAgent: useCommandForm('cylinders.toAgent', form, params, done),
    fromAgent: useCommandForm('cylinders.fromAgent', form, params, done),
    settleDebt: useCommandForm('cylinders.settleDebt', form, params, done),
    repair: useCommandForm('cylinders.repair', form, ({ from, to, ...rest }) => ({ ...params(rest), from, to }), done),
  };
  const hint = { toAgent: words.moveHints.toAgent(row.empty), fromAgent: words.moveHints.fromAgent(row.atAgent), settleDebt: words.moveHints.settleDebt(row.owedToAgent), repair: undefined }[kind];
  return (
    <CommandDialog command={commands[kind]} onClose={onClose} icon={ArrowLeftRight} title={words.moveTitle(row.size)} note={words.moveNote} verb={words.record} width={640}>
      <FormSegmented control={control} name="kind" label={words.moveKind} options={MOVES} />
      {kind === 'repair' && (
        <>
          <FormSegmented control={control} name="from" label={words.from} options={STATES} />
          <FormSegmented control={control} name="to" label={words.to} options={STATES} />
        </>
      )}
      <FormText control={control} name="count" label={words.count} inputMode="numeric" maxLength={4} {...(hint === undefined ? {} : { hint })} data-autofocus />
      <FormText control={control} name="note" label={words.noteField} maxLength={120} />
    </CommandDialog>
  );
}

/** Cylinders that become ours: empties bought, or those of the agent that are billed; and what is still owed for the billed ones. */
export function BuyDialog({ row, billed, onClose, onDone }: Step & { readonly billed: number }): JSX.Element {
  const form = useForm<{ kind: 'buy' | 'bill' | 'payBill'; count: string; amount: number | null; via: CashVia | 'utang'; note: string }>({ defaultValues: { kind: row.owedToAgent > 0 ? 'bill' : 'buy', count: '', amount: null, via: 'bank', note: '' } });
  const { control } = form;
  const kind = useWatch({ control, name: 'kind' });
  const cash = (via: CashVia | 'utang'): CashVia => (via === 'utang' ? 'bank' : via);
  const done = ({ number }: { readonly number: string }): void => onDone(number);
  const commands = {
    buy: useCommandForm('cylinders.buy', form, ({ count, amount, via, note }) => ({ size: row.size, count: countOf(count), amount, via: cash(via), ...noted(note) }), done),
    payBill: useCommandForm('cylinders.payBill', form, ({ amount, via, note }) => ({ amount, via: cash(via), ...noted(note) }), done),
    bill: useCommandForm('cylinders.bill', form, ({ count, amount, via }) => ({ size: row.size, count: countOf(count), amount, via }), done),
  };
  return (
    <CommandDialog command={commands[kind]} onClose={onClose} icon={ShoppingCart} title={words.buyTitle(row.size)} verb={words.record} width={600}>
      <FormSegmented control={control} name="kind" label={words.buyKind} options={billed > 0 ? BUYS : BUYS.filter(({ value }) => value !== 'payBill')} />
      {kind !== 'payBill' && <FormText control={control} name="count" label={words.count} inputMode="numeric" maxLength={4} {...(kind === 'bill' ? { hint: words.billHint(row.owedToAgent) } : {})} data-autofocus />}
      <FormRupiah control={control} name="amount" label={kind === 'payBill' ? words.payAmount : words.amount} {...(kind === 'payBill' ? { hint: words.payHint(rp(billed)) } : {})} />
      <FormSegmented control={control} name="via" label={words.via} options={kind === 'bill' ? [...VIAS, { value: 'utang', label: words.vias.utang }] : VIAS} />
      {kind !== 'bill' && <FormText control={control} name="note" label={words.noteField} maxLength={120} />}
    </CommandDialog>
  );
}

/** Cylinders that are none any more: how many of which pile, then somebody else's consent. */
export function WriteOffDialog({ row, onClose, onDone }: Step): JSX.Element {
  const form = useForm<{ state: Lost; count: string }>({ defaultValues: { state: row.damaged > 0 ? 'rusak' : 'baik', count: '' } });
  const { control } = form;
  const [asking, setAsking] = useState(false);
  const command = useApiCommand('cylinders.writeOff');
  const approvers = useApprovers(['bendahara', 'ketua'], asking);
  const [state, typed] = useWatch({ control, name: ['state', 'count'] });
  const count = countOf(typed) ?? 0;
  const there = { 'baik': row.empty, 'rusak': row.damaged, 'asing': row.foreign, 'di-agen': row.atAgent }[state];
  const approve = ({ username, pin, reason }: GivenApproval): void => {
    void command.run({ size: row.size, state, count, reason, approval: { username, pin } }).then((done) => done !== null && onDone(done.number));
  };
  if (asking)
    return (
      <PinDialog
        opened
        title={words.writeOffTitle(row.size)}
        facts={[{ label: words.states[state], value: words.piece(count), tone: 'caution' }]}
        effect={words.writeOffEffect}
        approvers={approvers}
        reasons={words.writeOffReasons}
        busy={command.pending}
        refused={command.error?.message}
        onApprove={approve}
        onCancel={() => {
          setAsking(false);
          command.reset();
        }}
      />
    );
  return (
    <CommandDialog command={{ submit: () => setAsking(true), pending: false, error: null, unsure: false }} ready={Number.isInteger(count) && count > 0} onClose={onClose} icon={Trash2} tone="caution" title={words.writeOffTitle(row.size)} note={words.writeOffNote} verb={words.writeOffNext} width={600}>
      <FormSegmented control={control} name="state" label={words.state} options={LOST} />
      <FormText control={control} name="count" label={words.count} inputMode="numeric" maxLength={4} hint={words.inBook(there)} data-autofocus />
    </CommandDialog>
  );
}
