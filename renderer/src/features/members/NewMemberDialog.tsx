import { zodResolver } from '@hookform/resolvers/zod';
import { UserPlus } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useForm, type FieldPath, type Resolver } from 'react-hook-form';
import { contract, type Params } from '../../../../shared/contract/index.ts';
import { newMemberWords as words } from '../../../../shared/text/screenMembers.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage, useRole } from '../../app/index.ts';
import { Button, Dialog, EnterForm, playOk } from '../../ui/index.ts';
import { NOTHING_TYPED, registrationOf, type MemberValues } from './memberForm.ts';
import { MemberFields, NikNote } from './MemberFields.tsx';
import styles from './NewMemberDialog.module.css';

type NewMember = Omit<Params<'members.create'>, 'id'>;

const schema = contract['members.create'].input.omit({ id: true });
const check = zodResolver(schema);
// The schema has read these inputs just before; TypeScript cannot know that they are this method's.
const toParams = (values: MemberValues): NewMember => registrationOf(values) as NewMember;

const resolver: Resolver<MemberValues> = async (values, context, options) => {
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
  const form = useForm<MemberValues>({ resolver, mode: 'onTouched', defaultValues: { ...NOTHING_TYPED, joinedOn: today } });
  const { control, handleSubmit, setError, setFocus } = form;
  const mayConfirm = useRole('bendahara');
  const command = useApiCommand('members.create');
  const { error } = command;
  const existing = existingMember(error);

  useEffect(() => {
    const field = error?.field;
    if (!error || field === null || field === undefined) return;
    setError(field as FieldPath<MemberValues>, { message: error.problem });
    setFocus(field as FieldPath<MemberValues>);
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
      width={980}
      icon={UserPlus}
      title={words.title}
      note={mayConfirm ? words.note : words.noteApplicant}
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
        <MemberFields control={control} />
      </EnterForm>
      <NikNote control={control} onOpenMember={(memberId) => { onClose(); onOpenMember(memberId); }} />
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
