import { Ban, HeartCrack, IdCard, LockOpen, UserCheck, UserX } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { standingWords as words } from '../../../../shared/text/screenMembers.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, notify, useCommandForm } from '../../app/index.ts';
import { Button, Dialog, Facts, FormDate, FormText } from '../../ui/index.ts';

type Member = Result<'members.get'>;
type Props = { readonly member: Member; readonly onClose: () => void };
const who = (member: Member): string => `${member.name}, ${member.memberNo}.`;

/** An applicant becomes a member. */
export function ConfirmDialog({ member, onClose }: Props): JSX.Element {
  const form = useForm<{ date: string }>({ defaultValues: { date: member.joinedOn } });
  const command = useCommandForm('members.confirm', form, ({ date }) => ({ memberId: member.memberId, ...(date === '' || date === member.joinedOn ? {} : { date }) }), ({ state }) => {
    onClose();
    notify(words.done[state] ?? state);
  });
  return (
    <CommandDialog command={command} onClose={onClose} icon={UserCheck} title={words.confirm} note={`${who(member)} ${words.confirmNote}`} verb={words.confirm}>
      <FormDate control={form.control} name="date" label={words.joinedOn} hint={words.joinedHint} />
    </CommandDialog>
  );
}

const REASONED = {
  decline: { method: 'members.decline', icon: UserX, title: words.decline, note: words.declineNote },
  block: { method: 'members.block', icon: Ban, title: words.block, note: words.blockNote },
  unblock: { method: 'members.unblock', icon: LockOpen, title: words.unblock, note: '' },
} as const;

/** What is done for a reason: turned away, blocked, unblocked. */
export function ReasonDialog({ member, deed, onClose }: Props & { readonly deed: keyof typeof REASONED }): JSX.Element {
  const { method, icon, title, note } = REASONED[deed];
  const form = useForm<{ reason: string }>({ defaultValues: { reason: '' } });
  const command = useCommandForm(method, form, ({ reason }) => ({ memberId: member.memberId, reason }), ({ state }) => {
    onClose();
    notify(words.done[state] ?? state);
  });
  return (
    <CommandDialog command={command} onClose={onClose} icon={icon} tone={deed === 'unblock' ? 'primary' : 'caution'} title={title} note={`${who(member)} ${note}`} verb={title}>
      <FormText control={form.control} name="reason" label={words.reason} hint={words.reasonHint} maxLength={160} data-autofocus />
    </CommandDialog>
  );
}

/** Somebody died: the membership ends on that day. */
export function DeceasedDialog({ member, onClose }: Props): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const form = useForm<{ date: string; note: string }>({ defaultValues: { date: today, note: '' } });
  const command = useCommandForm('members.deceased', form, ({ date, note }) => ({ memberId: member.memberId, date, ...(note.trim() === '' ? {} : { note }) }), ({ state }) => {
    onClose();
    notify(words.done[state] ?? state);
  });
  return (
    <CommandDialog command={command} onClose={onClose} icon={HeartCrack} tone="caution" title={words.deceased} note={`${who(member)} ${words.deceasedNote}`} verb={words.deceased}>
      <FormDate control={form.control} name="date" label={words.date} />
      <FormText control={form.control} name="note" label={words.note} hint={words.noteHint} maxLength={160} />
    </CommandDialog>
  );
}

/** The whole NIK, family card and phone, for a reason that the audit keeps. */
export function ShowNikDialog({ member, onClose }: Props): JSX.Element {
  const [shown, setShown] = useState<Result<'members.showNik'> | null>(null);
  const form = useForm<{ reason: string }>({ defaultValues: { reason: '' } });
  const command = useCommandForm('members.showNik', form, ({ reason }) => ({ memberId: member.memberId, reason }), setShown);
  if (shown !== null) {
    const row = (label: string, value: string) => ({ label, value: <b className="tabular">{value === '' ? words.none : value}</b> });
    return (
      <Dialog opened onClose={onClose} icon={IdCard} title={words.show} note={who(member)} foot={<Button kind="primary" keys="Esc" onClick={onClose}>{words.close}</Button>}>
        <Facts rows={[row(words.nik, shown.nik), row(words.familyCard, shown.familyCardNo), row(words.phone, shown.phone), row(words.heirPhone, shown.heirPhone)]} />
      </Dialog>
    );
  }
  return (
    <CommandDialog command={command} onClose={onClose} icon={IdCard} title={words.show} note={`${who(member)} ${words.showNote}`} verb={words.showVerb}>
      <FormText control={form.control} name="reason" label={words.reason} hint={words.reasonHint} maxLength={160} data-autofocus />
    </CommandDialog>
  );
}
