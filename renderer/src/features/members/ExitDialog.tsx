import { DoorOpen, HandCoins } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { paperOf } from '../../../../shared/contract/paper.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { cashViaName, memberWords, savingsWords, standingWords as words } from '../../../../shared/text/screenMembers.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, SlipDialog, useCommandForm } from '../../app/index.ts';
import { Button, Dialog, Facts, FormDate, FormRupiah, FormSegmented, FormText, Message, rp } from '../../ui/index.ts';

type Member = Result<'members.get'>;
type Quote = Result<'members.exitQuote'>;
type Props = { readonly member: Member; readonly onClose: () => void };
type Values = { date: string; reason: string; heirName: string; via: CashVia | 'utang' };
const slipWords = { print: words.print, finish: words.finish, safe: words.safe, printed: words.printed };

/** A membership settled: what is given back, what goes off it, how the rest is paid; then the slip. */
export function ExitDialog({ member, onClose }: Props): JSX.Element | null {
  const [done, setDone] = useState<Result<'members.exit'> | null>(null);
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const quote = useApiQuery('members.exitQuote', { memberId: member.memberId }, { enabled: done === null });
  if (done !== null) {
    return (
      <SlipDialog
        title={words.left}
        note={`${member.name}, ${member.memberNo}`}
        slip={{ document: paperOf('AK'), ref: done.number }}
        rows={[{ label: words.number, value: done.number }, { label: words.payout, value: <b>{rp(done.payout)}</b> }, { label: words.paid, value: rp(done.paid) }, ...(done.payout === done.paid ? [] : [{ label: words.owed, value: rp(done.payout - done.paid) }])]}
        words={slipWords}
        onClose={onClose}
      />
    );
  }
  if (quote.error) {
    return (
      <Dialog opened onClose={onClose} icon={DoorOpen} title={words.leave} foot={<Button keys="Esc" onClick={onClose}>{uiWords.cancel}</Button>}>
        <ErrorMessage error={quote.error} />
      </Dialog>
    );
  }
  if (quote.data === undefined || today === undefined) return null;
  return quote.data.blockers.length > 0 ? <Blocked member={member} quote={quote.data} onClose={onClose} /> : <Ask member={member} quote={quote.data} today={today} onClose={onClose} onDone={setDone} />;
}

function QuoteFacts({ quote }: { readonly quote: Quote }): JSX.Element {
  const { savings, debts, payout } = quote;
  return (
    <Facts
      rows={[
        ...(['pokok', 'wajib', 'sukarela'] as const).filter((kind) => savings[kind] > 0).map((kind) => ({ label: memberWords.savings[kind], value: rp(savings[kind]) })),
        ...debts.map(({ kind, number, amount }) => ({ label: words.debt[kind](number), value: `− ${rp(amount)}` })),
        { label: words.payout, value: <b>{rp(payout)}</b> },
      ]}
    />
  );
}

function Blocked({ member, quote, onClose }: Props & { readonly quote: Quote }): JSX.Element {
  return (
    <Dialog opened onClose={onClose} icon={DoorOpen} tone="caution" title={words.cannotLeave} note={`${member.name}, ${member.memberNo}`} foot={<Button kind="primary" keys="Esc" onClick={onClose}>{words.close}</Button>}>
      <QuoteFacts quote={quote} />
      {quote.blockers.map(({ message }) => (
        <Message key={message} tone="caution">
          {message}
        </Message>
      ))}
    </Dialog>
  );
}

function Ask({ member, quote, today, onClose, onDone }: Props & { readonly quote: Quote; readonly today: string; readonly onDone: (done: Result<'members.exit'>) => void }): JSX.Element {
  const died = member.state === 'meninggal';
  const form = useForm<Values>({ defaultValues: { date: today, reason: '', heirName: died ? quote.heirName : '', via: 'kas' } });
  const { control } = form;
  const command = useCommandForm('members.exit', form, ({ heirName, ...values }) => ({ memberId: member.memberId, ...values, ...(heirName.trim() === '' ? {} : { heirName }) }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={DoorOpen} tone="caution" title={words.leave} note={`${member.name}, ${member.memberNo}. ${words.leaveNote}`} verb={words.settle} before={<QuoteFacts quote={quote} />}>
      <FormText control={control} name="reason" label={words.reason} maxLength={160} data-autofocus />
      {died && <FormText control={control} name="heirName" label={words.heir} hint={words.heirHint} maxLength={80} />}
      <FormDate control={control} name="date" label={words.date} />
      {quote.payout > 0 && <FormSegmented control={control} name="via" label={words.via} options={(['kas', 'bank', 'utang'] as const).map((value) => ({ value, label: words.vias[value], note: words.viaNotes[value] }))} />}
    </CommandDialog>
  );
}

/** What somebody who left has not collected yet. */
export function PayLeaverDialog({ member, onClose }: Props): JSX.Element {
  const [paid, setPaid] = useState<Result<'members.payLeaver'> | null>(null);
  const form = useForm<{ amount: number | null; via: CashVia }>({ defaultValues: { amount: member.leaverDue, via: 'kas' } });
  const { control } = form;
  const command = useCommandForm('members.payLeaver', form, (values) => ({ memberId: member.memberId, ...values }), setPaid);
  if (paid !== null) {
    return (
      <SlipDialog
        title={words.paidTitle}
        note={`${member.name}, ${member.memberNo}`}
        slip={{ document: paperOf('PK'), ref: paid.number }}
        rows={[{ label: words.number, value: paid.number }, { label: words.paid, value: <b>{rp(paid.paid)}</b> }, { label: words.owed, value: rp(paid.left) }, { label: words.entry, value: <a href={`#/buku/jurnal/${paid.entryNumber}`} onClick={onClose}>{paid.entryNumber}</a> }]}
        words={slipWords}
        onClose={onClose}
      />
    );
  }
  return (
    <CommandDialog command={command} onClose={onClose} icon={HandCoins} title={words.payLeaver} note={`${member.name}, ${member.memberNo}`} verb={words.pay}>
      <FormRupiah control={control} name="amount" label={words.amount} hint={words.amountHint(member.leaverDue)} startHere />
      <FormSegmented control={control} name="via" label={words.via} options={(['kas', 'bank'] as const).map((value) => ({ value, label: cashViaName[value], note: savingsWords.viaNotesOut[value] }))} />
    </CommandDialog>
  );
}
