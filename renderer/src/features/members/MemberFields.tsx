import type { JSX } from 'react';
import { useWatch, type Control } from 'react-hook-form';
import { newMemberWords as words } from '../../../../shared/text/screenMembers.ts';
import { useApiQuery } from '../../api/index.ts';
import { Button, FormDate, FormSelect, FormText, Message } from '../../ui/index.ts';
import { digits, type MemberValues } from './memberForm.ts';

type ClassRow = { readonly key: string; readonly name: string };
const isClassRow = (row: unknown): row is ClassRow => typeof row === 'object' && row !== null && 'key' in row && 'name' in row && typeof row.key === 'string' && typeof row.name === 'string';

/** The classes of the setting `member.classes`, as options. */
export function useClasses(): readonly { readonly value: string; readonly label: string }[] {
  const value = useApiQuery('settings.get', { key: 'member.classes' }).data?.value;
  return Array.isArray(value) ? value.filter(isClassRow).map(({ key, name }) => ({ value: key, label: name })) : [];
}

/** The boxes of a member's registration. `masked`: what is registered already and shown in part, as hints of empty boxes. */
export function MemberFields({ control, masked }: { readonly control: Control<MemberValues>; readonly masked?: { readonly nik: string; readonly phone: string; readonly familyCard: string; readonly heirPhone: string } }): JSX.Element {
  const classes = useClasses();
  const kept = (text: string | undefined, otherwise: string): string => (text === undefined || text === '' ? otherwise : words.kept(text));
  return (
    <>
      <FormText control={control} name="nik" label={words.nik} hint={masked === undefined ? words.nikHint : words.kept(masked.nik)} inputMode="numeric" maxLength={20} data-autofocus={masked === undefined ? true : undefined} />
      <FormText control={control} name="name" label={words.name} hint={words.nameHint} maxLength={80} data-autofocus={masked === undefined ? undefined : true} />
      <FormDate control={control} name="joinedOn" label={words.joinedOn} hint={words.joinedHint} />
      <FormText control={control} name="address" label={words.address} hint={words.optional} maxLength={160} />
      <FormText control={control} name="rt" label={words.rt} hint={words.optional} maxLength={7} />
      <FormText control={control} name="phone" label={words.phone} hint={kept(masked?.phone, words.optional)} inputMode="tel" maxLength={20} />
      <FormText control={control} name="familyCardNo" label={words.familyCardNo} hint={kept(masked?.familyCard, words.familyHint)} inputMode="numeric" maxLength={20} />
      <FormDate control={control} name="birthOn" label={words.birthOn} hint={words.optional} />
      <FormSelect control={control} name="sex" label={words.sex} hint={words.optional} options={(['P', 'L'] as const).map((value) => ({ value, label: words.sexes[value] }))} />
      <FormText control={control} name="occupation" label={words.occupation} hint={words.occupationHint} maxLength={60} />
      <FormText control={control} name="email" label={words.email} hint={words.optional} inputMode="email" maxLength={120} />
      <FormSelect control={control} name="class" label={words.class} hint={words.classHint} options={classes} />
      <FormText control={control} name="heirName" label={words.heirName} hint={words.heirHint} maxLength={80} />
      <FormText control={control} name="heirRelation" label={words.heirRelation} hint={words.heirRelationHint} maxLength={40} />
      <FormText control={control} name="heirPhone" label={words.heirPhone} hint={kept(masked?.heirPhone, words.optional)} inputMode="tel" maxLength={20} />
      <FormDate control={control} name="consent" label={words.consent} hint={words.consentHint} />
    </>
  );
}

/** What is odd about the NIK being typed, and whose it is already. */
export function NikNote({ control, onOpenMember }: { readonly control: Control<MemberValues>; readonly onOpenMember: (memberId: string) => void }): JSX.Element | null {
  const nik = digits(useWatch({ control, name: 'nik' }));
  const checked = useApiQuery('members.checkNik', { nik }, { enabled: /^\d{16}$/.test(nik) }).data;
  if (checked === undefined || !/^\d{16}$/.test(nik)) return null;
  const { existing, warnings } = checked;
  if (existing !== null) {
    return (
      <Message tone={existing.state === 'keluar' ? 'info' : 'caution'} live action={<Button onClick={() => onOpenMember(existing.memberId)}>{words.openExisting(existing.memberNo)}</Button>}>
        {existing.state === 'keluar' ? words.former(existing.name, existing.memberNo) : words.taken(existing.name, existing.memberNo)}
      </Message>
    );
  }
  return warnings.length === 0 ? null : (
    <Message tone="caution" live>
      {warnings.join(' ')}
    </Message>
  );
}
