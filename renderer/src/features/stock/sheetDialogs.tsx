import { ClipboardCheck, OctagonX, PenLine } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import type { ApiError } from '../../api/index.ts';
import { sheetScreen as words } from '../../../../shared/text/screenStock.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, notify, useApprovers } from '../../app/index.ts';
import { Button, Checkbox, Dialog, EnterForm, Facts, Message, PinDialog, playOk, rp, SelectField, signed, TextField, type GivenApproval } from '../../ui/index.ts';
import type { Sheet, SheetLine } from './useSheetSearch.ts';

const NAMED = 8;
const uncountedOf = (sheet: Sheet): readonly SheetLine[] => sheet.lines.filter(({ counted }) => counted === null);

function Uncounted({ sheet }: { readonly sheet: Sheet }): JSX.Element | null {
  const lines = uncountedOf(sheet);
  if (lines.length === 0) return null;
  return (
    <Message tone="caution" title={words.uncounted(lines.length)}>
      {words.uncountedNames(lines.slice(0, NAMED).map(({ name }) => name), lines.length - NAMED)}
    </Message>
  );
}

/** A question with one way on and one way back. */
function Ask({ icon, title, note, verb, pending, error, onSend, onClose, ready = true, children }: {
  readonly icon: typeof ClipboardCheck; readonly title: string; readonly note: string; readonly verb: string; readonly pending: boolean; readonly error: ApiError | null; readonly onSend: () => void; readonly onClose: () => void; readonly ready?: boolean;
  readonly children?: ReactNode;
}): JSX.Element {
  return (
    <Dialog
      opened
      onClose={pending ? undefined : onClose}
      icon={icon}
      title={title}
      note={note}
      keys={[{ keys: 'F12', label: verb, run: onSend, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={pending} disabled={!ready} onClick={onSend}>
            {verb}
          </Button>
        </>
      }
    >
      {children}
      {error !== null && <ErrorMessage error={error} />}
    </Dialog>
  );
}

/** The counting ends; what nobody counted is named. */
export function FinishDialog({ sheet, onClose }: { readonly sheet: Sheet; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('stock.finishCount');
  const send = (): void => {
    if (command.pending) return;
    void command.run({ countId: sheet.countId }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.finished(done.recount));
      onClose();
    });
  };
  return (
    <Ask icon={ClipboardCheck} title={words.finishTitle} note={words.finishNote} verb={words.keys.finish} pending={command.pending} error={command.error} onSend={send} onClose={onClose}>
      <Uncounted sheet={sheet} />
    </Ask>
  );
}

/** A sheet is called off, with a reason. */
export function CancelDialog({ sheet, onClose, onDone }: { readonly sheet: Sheet; readonly onClose: () => void; readonly onDone: () => void }): JSX.Element {
  const command = useApiCommand('stock.cancelCount');
  const [reason, setReason] = useState('');
  const ready = reason.trim() !== '';
  const send = (): void => {
    if (command.pending || !ready) return;
    void command.run({ countId: sheet.countId, reason: reason.trim() }).then((done) => {
      if (done === null) return;
      notify(words.cancelled(done.number));
      onDone();
    });
  };
  return (
    <Ask icon={OctagonX} title={words.cancelTitle} note={words.cancelNote} verb={words.cancelDo} pending={command.pending} error={command.error} ready={ready} onSend={send} onClose={onClose}>
      <EnterForm onSubmit={send} className="stack">
        <TextField label={words.reason} maxLength={120} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
      </EnterForm>
    </Ask>
  );
}

/** Why one line differs: from the list, or in own words. */
export function LineReasonDialog({ line, reason, onSet, onClose }: { readonly line: SheetLine; readonly reason: string; readonly onSet: (reason: string) => void; readonly onClose: () => void }): JSX.Element {
  const listed = words.reasons.some((each) => each === reason) || reason === '';
  const [chosen, setChosen] = useState<string>(listed ? (reason === '' ? words.reasons[0] : reason) : uiWords.otherReason);
  const [own, setOwn] = useState(listed ? '' : reason);
  const said = chosen === uiWords.otherReason ? own.trim() : chosen;
  const send = (): void => {
    onSet(said);
    onClose();
  };
  return (
    <Ask icon={PenLine} title={words.reasonOf(line.name)} note={line.difference === null ? '' : `${line.difference} ${line.unit}`} verb={uiWords.save} pending={false} error={null} onSend={send} onClose={onClose}>
      <EnterForm onSubmit={send} className="stack">
        <SelectField label={words.reason} value={chosen} onChange={setChosen} options={[...words.reasons, uiWords.otherReason].map((each) => ({ value: each, label: each }))} />
        {chosen === uiWords.otherReason && <TextField label={uiWords.otherReasonLabel} maxLength={120} value={own} onChange={(event) => setOwn(event.currentTarget.value)} />}
      </EnterForm>
    </Ask>
  );
}

/** The differences go into the books; a large sum needs somebody else. */
export function PostDialog({ sheet, reasons, onClose }: { readonly sheet: Sheet; readonly reasons: Readonly<Record<string, string>>; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('stock.postCount');
  const [reason, setReason] = useState<string>(words.postReasonDefault);
  const missing = uncountedOf(sheet).length > 0;
  const [leave, setLeave] = useState(false);
  const [asking, setAsking] = useState(false);
  const approvers = useApprovers(['bendahara', 'ketua']);
  const sum = sheet.sum ?? { short: 0, over: 0, net: 0, approval: false };
  const ready = reason.trim() !== '' && (!missing || leave);
  const post = (approval?: GivenApproval): void => {
    if (command.pending) return;
    void command
      .run({
        countId: sheet.countId, reason: reason.trim(), reasons: Object.entries(reasons).filter(([, said]) => said !== '').map(([productId, said]) => ({ productId, reason: said })), ...(leave ? { leaveUncounted: true as const } : {}),
        ...(approval === undefined ? {} : { approval: { username: approval.username, pin: approval.pin } }),
      })
      .then((done) => {
        if (done === null) return;
        playOk();
        notify(words.posted(done.number, done.variance));
        onClose();
      });
  };
  const send = (): void => {
    if (!ready) return;
    if (sum.approval) setAsking(true);
    else post();
  };
  const facts = [{ label: words.short, value: rp(sum.short) }, { label: words.over, value: rp(sum.over) }, { label: words.net, value: <b>{signed(sum.net)}</b> }];
  if (asking)
    return (
      <PinDialog
        opened
        title={words.approvalTitle}
        note={words.postNote(sheet.number)}
        facts={facts}
        effect={words.approvalEffect}
        approvers={approvers}
        verb={words.post}
        busy={command.pending}
        refused={command.error?.message}
        onApprove={post}
        onCancel={() => {
          setAsking(false);
          command.reset();
        }}
      />
    );
  return (
    <Ask icon={ClipboardCheck} title={words.postTitle} note={words.postNote(sheet.number)} verb={words.post} pending={command.pending} error={command.error} ready={ready} onSend={send} onClose={onClose}>
      <Facts rows={facts} />
      <Uncounted sheet={sheet} />
      <EnterForm onSubmit={send} className="stack">
        <TextField label={words.postReason} maxLength={120} data-autofocus value={reason} onChange={(event) => setReason(event.currentTarget.value)} />
        {missing && <Checkbox label={words.leave} checked={leave} onChange={setLeave} />}
      </EnterForm>
    </Ask>
  );
}
