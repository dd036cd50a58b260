import { UserPen } from 'lucide-react';
import type { JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { newMemberWords as words, standingWords } from '../../../../shared/text/screenMembers.ts';
import { CommandDialog, notify, useCommandForm } from '../../app/index.ts';
import { FormText } from '../../ui/index.ts';
import { changesOf, NOTHING_TYPED, type MemberValues } from './memberForm.ts';
import { MemberFields } from './MemberFields.tsx';
import styles from './NewMemberDialog.module.css';

type Member = Result<'members.get'>;
type Values = MemberValues & { reason: string };

const asTyped = (member: Member): MemberValues => ({
  ...NOTHING_TYPED, name: member.name, address: member.address, rt: member.rt, joinedOn: member.joinedOn, class: member.class, birthOn: member.birthOn ?? '', sex: member.sex ?? '', occupation: member.occupation, email: member.email,
  heirName: member.heir?.name ?? '', heirRelation: member.heir?.relation ?? '', consent: member.consent?.on ?? '',
});

/** What is registered of a member, changed; what cards show in part stays where its box is left empty. */
export function EditMemberDialog({ member, onClose }: { readonly member: Member; readonly onClose: () => void }): JSX.Element {
  const before = asTyped(member);
  const form = useForm<Values>({ defaultValues: { ...before, reason: '' } });
  const { control } = form;
  const command = useCommandForm('members.update', form, ({ reason, ...values }) => ({ memberId: member.memberId, ...changesOf(values, before), ...(reason.trim() === '' ? {} : { reason }) }), () => {
    onClose();
    notify(standingWords.saved(member.name));
  });
  const nik = useWatch({ control, name: 'nik' });
  return (
    <CommandDialog command={command} onClose={onClose} icon={UserPen} width={980} title={words.editTitle} note={`${member.name}, ${member.memberNo}. ${words.editNote}`} verb={words.editSave}>
      <div className={styles['form']}>
        <MemberFields control={control as never} masked={{ nik: member.nikMasked, phone: member.phoneMasked, familyCard: member.familyCardMasked, heirPhone: member.heir?.phoneMasked ?? '' }} />
        {nik.trim() !== '' && <FormText control={control} name="reason" label={words.nikReason} hint={words.nikReasonHint} maxLength={160} />}
      </div>
    </CommandDialog>
  );
}
