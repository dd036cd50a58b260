import { FileText } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { CommandDialog, notify, useCommandForm } from '../../app/index.ts';
import { FormRupiah, FormText } from '../../ui/index.ts';

type Values = { bonLimit: number | null; bonDays: string };
/** What a member without credit is offered. */
const USUAL_DAYS = 30;

/** How much a member may owe on bon, and for how long. */
export function CreditDialog({ member, onClose }: { readonly member: Result<'members.get'>; readonly onClose: () => void }): JSX.Element {
  const { bon } = member;
  const form = useForm<Values>({ defaultValues: { bonLimit: bon.limit === 0 ? null : bon.limit, bonDays: String(bon.days === 0 ? USUAL_DAYS : bon.days) } });
  const command = useCommandForm('members.setCredit', form, ({ bonLimit, bonDays }) => ({ memberId: member.memberId, bonLimit, bonDays: bonDays.trim() === '' ? undefined : Number(bonDays) }), (set) => {
    onClose();
    notify(words.creditSaved(set.limit, String(set.days)));
  });
  const { control } = form;
  return (
    <CommandDialog command={command} onClose={onClose} icon={FileText} title={words.credit} note={`${member.name}, ${member.memberNo}. ${words.creditNote}`} verb={words.save}>
      <FormRupiah control={control} name="bonLimit" label={words.limit} hint={words.limitHint} startHere />
      <FormText control={control} name="bonDays" label={words.days} hint={words.daysHint} inputMode="numeric" maxLength={3} />
    </CommandDialog>
  );
}
