import { zodResolver } from '@hookform/resolvers/zod';
import { UserPlus } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useForm, type FieldPath, type Resolver } from 'react-hook-form';
import { contract, type Params } from '../../../../shared/contract/index.ts';
import { newMemberWords as words } from '../../../../shared/text/screenMembers.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, EnterForm, FormDate, FormText, playOk } from '../../ui/index.ts';
import styles from './NewMemberDialog.module.css';

type Values = { nik: string; name: string; address: string; rt: string; phone: string; familyCardNo: string; joinedOn: string };
type NewMember = Omit<Params<'members.create'>, 'id'>;

const schema = contract['members.create'].input.omit({ id: true });
const check = zodResolver(schema);

/** Empty boxes are left out; what people type between the digits of a NIK or a telephone is dropped. */
function toParams(values: Values): NewMember {
  const { nik, name, address, rt, phone, familyCardNo, joinedOn } = values;
  return {
    nik: digits(nik),
    name,
    joinedOn,
    ...(address.trim() === '' ? {} : { address }),
    ...(rt.trim() === '' ? {} : { rt: rt.trim() }),
    ...(phone.trim() === '' ? {} : { phone: phone.replaceAll(/[\s-]/g, '') }),
    ...(familyCardNo.trim() === '' ? {} : { familyCardNo: digits(familyCardNo) }),
  };
}
const digits = (typed: string): string => typed.replaceAll(/[\s.-]/g, '');

const resolver: Resolver<Values> = async (values, context, options) => {
  const checked = await check(toParams(values), context, options as unknown as Parameters<typeof check>[2]);
  return Object.keys(checked.errors).length === 0 ? { values, errors: {} } : { values: {}, errors: checked.errors as never };
};

export function NewMemberDialog(props: { readonly opened: boolean; readonly onClose: () => void; readonly onOpenMember: (memberId: string) => void }): JSX.Element {
  const [attempt, setAttempt] = useState(0);
  const [opened, setOpened] = useState(props.opened);
  if (opened !== props.opened) {
    setOpened(props.opened);
    if (props.opened) setAttempt(attempt + 1);
  }
  return <NewMember key={attempt} {...props} />;
}

function NewMember({ opened, onClose, onOpenMember }: { readonly opened: boolean; readonly onClose: () => void; readonly onOpenMember: (memberId: string) => void }): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const form = useForm<Values>({ resolver, mode: 'onTouched', defaultValues: { nik: '', name: '', address: '', rt: '', phone: '', familyCardNo: '', joinedOn: today } });
  const { control, handleSubmit, setError, setFocus } = form;
  const command = useApiCommand('members.create');
  const { error } = command;
  const existing = existingMember(error);

  useEffect(() => {
    const field = error?.field;
    if (!error || field === null || field === undefined) return;
    setError(field as FieldPath<Values>, { message: error.problem });
    setFocus(field as FieldPath<Values>);
  }, [error, setError, setFocus]);

  const submit = (): void => {
    if (command.pending) return;
    void handleSubmit(async (values) => {
      const created = await command.run(toParams(values));
      if (!created) return;
      playOk();
      onClose();
      onOpenMember(created.memberId);
    })();
  };

  return (
    <Dialog
      opened={opened}
      onClose={command.pending ? undefined : onClose}
      width={720}
      icon={UserPlus}
      title={words.title}
      note={words.note}
      keys={[{ keys: 'F12', label: words.save, run: submit, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={submit}>
            {words.save}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={submit} className={styles['form']}>
        <FormText control={control} name="nik" label={words.nik} hint={words.nikHint} inputMode="numeric" maxLength={20} data-autofocus />
        <FormText control={control} name="name" label={words.name} hint={words.nameHint} maxLength={80} />
        <FormText control={control} name="address" label={words.address} hint={words.optional} maxLength={160} />
        <FormText control={control} name="rt" label={words.rt} hint={words.optional} maxLength={7} />
        <FormText control={control} name="phone" label={words.phone} hint={words.optional} inputMode="tel" maxLength={20} />
        <FormText control={control} name="familyCardNo" label={words.familyCardNo} hint={words.familyHint} inputMode="numeric" maxLength={20} />
        <FormDate control={control} name="joinedOn" label={words.joinedOn} hint={words.joinedHint} />
      </EnterForm>
      {error && (error.field === null || existing !== null) && (
        <ErrorMessage
          error={error}
          action={
            existing && (
              <Button
                onClick={() => {
                  onClose();
                  onOpenMember(existing.memberId);
                }}
              >
                {words.openExisting(existing.memberNo)}
              </Button>
            )
          }
        />
      )}
    </Dialog>
  );
}

/** A NIK that is already somebody's: the person to open instead. */
function existingMember(error: ApiError | null): { readonly memberId: string; readonly memberNo: string } | null {
  const memberId = error?.details['memberId'];
  const memberNo = error?.details['memberNo'];
  return typeof memberId === 'string' && typeof memberNo === 'string' ? { memberId, memberNo } : null;
}
