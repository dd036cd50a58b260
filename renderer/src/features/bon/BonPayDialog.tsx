import { HandCoins } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { paperOf } from '../../../../shared/contract/paper.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { cashViaName, savingsWords } from '../../../../shared/text/screenMembers.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, SlipDialog, useCommandForm } from '../../app/index.ts';
import { Button, dateText, Dialog, EmptyState, Facts, FormRupiah, FormSegmented, rp } from '../../ui/index.ts';

type Member = { readonly memberId: string; readonly memberNo: string; readonly name: string };
type Paid = Result<'bon.pay'>;
type Values = { amount: number | null; via: CashVia };

/** Money of a member for what was bought on bon; then the number, what is left, and the slip. */
export function BonPayDialog({ member, onClose }: { readonly member: Member | null; readonly onClose: () => void }): JSX.Element | null {
  return member === null ? null : <Paying key={member.memberId} member={member} onClose={onClose} />;
}

function Paying({ member, onClose }: { readonly member: Member; readonly onClose: () => void }): JSX.Element | null {
  const [paid, setPaid] = useState<Paid | null>(null);
  const bon = useApiQuery('members.get', { memberId: member.memberId }).data?.bon;
  if (paid !== null) return <Done member={member} paid={paid} onClose={onClose} />;
  if (bon === undefined) return null;
  if (bon.outstanding > 0) return <Ask member={member} bon={bon} onClose={onClose} onPaid={setPaid} />;
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={HandCoins}
      title={words.payTitle}
      note={`${member.name}, ${member.memberNo}`}
      foot={
        <Button keys="Esc" onClick={onClose}>
          {uiWords.cancel}
        </Button>
      }
    >
      <EmptyState title={words.nothingOwed}>{words.nothingOwedHelp}</EmptyState>
    </Dialog>
  );
}

function Ask({ member, bon, onClose, onPaid }: { readonly member: Member; readonly bon: Result<'members.get'>['bon']; readonly onClose: () => void; readonly onPaid: (paid: Paid) => void }): JSX.Element {
  const form = useForm<Values>({ defaultValues: { amount: bon.outstanding, via: 'kas' } });
  const command = useCommandForm('bon.pay', form, (values) => ({ ...values, memberId: member.memberId }), onPaid);
  const { control } = form;
  return (
    <CommandDialog
      command={command}
      onClose={onClose}
      icon={HandCoins}
      tone="in"
      title={words.payTitle}
      note={`${member.name}, ${member.memberNo}. ${words.payNote}`}
      verb={words.take}
      before={
        <Facts
          rows={[
            { label: words.owed, value: <b>{rp(bon.outstanding)}</b> },
            ...(bon.overdue === 0 ? [] : [{ label: words.overdue, value: rp(bon.overdue), tone: 'caution' as const }]),
            ...(bon.nextDue === null ? [] : [{ label: words.nextDue, value: dateText(bon.nextDue) }]),
          ]}
        />
      }
    >
      <FormRupiah control={control} name="amount" label={words.amount} hint={words.all(bon.outstanding)} large startHere />
      <FormSegmented control={control} name="via" label={words.via} options={(['kas', 'bank'] as const).map((value) => ({ value, label: cashViaName[value], note: savingsWords.viaNotes[value] }))} />
    </CommandDialog>
  );
}

function Done({ member, paid, onClose }: { readonly member: Member; readonly paid: Paid; readonly onClose: () => void }): JSX.Element {
  return (
    <SlipDialog
      title={words.paid}
      note={`${member.name}, ${member.memberNo}`}
      slip={{ document: paperOf('BB'), ref: paid.number }}
      rows={[
        { label: words.number, value: paid.number },
        ...paid.parts.map((part) => ({ label: words.parts(part.number), value: rp(part.amount) })),
        { label: words.left, value: <b>{rp(paid.outstanding)}</b> },
        { label: words.entry, value: <a href={`#/buku/jurnal/${paid.entryNumber}`} onClick={onClose}>{paid.entryNumber}</a> },
      ]}
      words={words}
      onClose={onClose}
    />
  );
}
