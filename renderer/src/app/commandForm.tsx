import type { LucideIcon } from 'lucide-react';
import { useEffect, type JSX, type ReactNode } from 'react';
import { get, type FieldPath, type FieldValues, type UseFormReturn } from 'react-hook-form';
import { contract, type MethodName, type Result } from '../../../shared/contract/index.ts';
import { recordedWords, uiWords } from '../../../shared/text/screens.ts';
import { newId, useApiCommand, type ApiError } from '../api/index.ts';
import { Button, Dialog, EnterForm, Message, playOk, type DialogTone, type KeyAction } from '../ui/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';
import { useErrorsForgotten } from './useErrorsForgotten.ts';

export type CommandForm = {
  readonly submit: () => void;
  readonly pending: boolean;
  /** A refusal that no field of the form can show. */
  readonly error: ApiError | null;
  /** Whether the last try may have arrived: sending again is safe. */
  readonly unsure: boolean;
};

/**
 * A form whose fields carry the names of the command's inputs. What the contract or the service refuses stands under its
 * field until that is changed, and everything typed stays.
 */
export function useCommandForm<M extends MethodName, V extends FieldValues>(
  method: M,
  form: UseFormReturn<V>,
  toParams: (values: V) => Readonly<Record<string, unknown>>,
  finish: (result: Result<M>) => void,
): CommandForm {
  const command = useApiCommand(method);
  const { getValues, setError, setFocus, clearErrors } = form;
  const { error } = command;
  useErrorsForgotten(form);
  const own = (field: string | null): field is FieldPath<V> => {
    const value: unknown = field === null ? undefined : get(getValues(), field);
    return value !== undefined && (value === null || typeof value !== 'object');
  };
  useEffect(() => {
    if (error === null || !own(error.field)) return;
    setError(error.field, { message: error.problem });
    setFocus(error.field);
    // Only a new refusal marks a field.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  const send = async (): Promise<void> => {
    clearErrors();
    const params = toParams(getValues());
    const checked = contract[method].input.safeParse({ ...params, id: newId() });
    const marked = checked.success ? [] : checked.error.issues.filter((issue) => own(issue.path.join('.')));
    for (const [index, issue] of marked.entries()) {
      const field = issue.path.join('.') as FieldPath<V>;
      setError(field, { message: issue.code === 'invalid_type' && (get(params, field) ?? null) === null ? recordedWords.required : issue.message });
      if (index === 0) setFocus(field);
    }
    if (marked.length > 0) return;
    // The contract has read these inputs just now; TypeScript cannot know that they are this method's.
    const done = await command.run(params as Parameters<typeof command.run>[0]);
    if (done === null) return;
    playOk();
    finish(done);
  };
  const submit = (): void => {
    if (!command.pending) void send();
  };
  return { submit, pending: command.pending, error: error !== null && own(error.field) ? null : error, unsure: error?.outcomeUnknown === true };
}

/** The paper such a form stands on: fields, what was refused, Esc and F12. */
export function CommandDialog({ command, onClose, icon, tone, title, note, verb, width, ready = true, more, onEnter, before, children }: {
  readonly command: CommandForm;
  readonly onClose: () => void;
  readonly icon: LucideIcon;
  readonly tone?: DialogTone;
  readonly title: string;
  readonly note?: string;
  /** What F12 does, as a verb. */
  readonly verb: string;
  readonly width?: number;
  /** False while there is nothing to send. */
  readonly ready?: boolean;
  /** A second thing to do in the form, left of the main one. */
  readonly more?: KeyAction;
  /** What Enter on the last field does, where that is not to send. */
  readonly onEnter?: () => void;
  /** Facts above the fields. */
  readonly before?: ReactNode;
  readonly children?: ReactNode;
}): JSX.Element {
  const { submit, pending, error, unsure } = command;
  const send = (): void => {
    if (ready) submit();
  };
  const words = unsure ? uiWords.retry : verb;
  return (
    <Dialog
      opened
      onClose={pending ? undefined : onClose}
      icon={icon}
      title={title}
      {...(note === undefined ? {} : { note })}
      {...(tone === undefined ? {} : { tone })}
      {...(width === undefined ? {} : { width })}
      keys={[...(more === undefined ? [] : [more]), { keys: 'F12', label: words, run: send, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          {more && (
            <Button keys={more.keys} onClick={more.run}>
              {more.label}
            </Button>
          )}
          <Button kind="primary" keys="F12" busy={pending} disabled={!ready} onClick={send}>
            {words}
          </Button>
        </>
      }
    >
      {before}
      <EnterForm onSubmit={onEnter ?? send} className="stack">
        {children}
      </EnterForm>
      {error && <ErrorMessage error={error} />}
    </Dialog>
  );
}

/** What was recorded, and the way to its entry. */
export type Recorded = { readonly text: string; readonly entryNumber: string | null };

export function RecordedMessage({ recorded }: { readonly recorded: Recorded }): JSX.Element {
  return (
    <Message tone="in" title={recorded.text} live>
      {recorded.entryNumber !== null && <a href={`#/buku/jurnal/${recorded.entryNumber}`}>{recordedWords.open(recorded.entryNumber)}</a>}
    </Message>
  );
}
