import { FileInput, FolderOpen } from 'lucide-react';
import { useRef, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { bankScreenWords as words } from '../../../../shared/text/screenBank.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiAction, useApiCommand } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Checkbox, Dialog, dateText, Message, number, playOk, Signed, Table, TextArea, TextField, type Column } from '../../ui/index.ts';
import styles from './cash.module.css';

type Preview = Result<'bank.previewStatement'>;
type Row = Preview['rows'][number];
type Problem = Preview['problems'][number] & { readonly key: string };

const ROWS: readonly Column<Row>[] = [
  { key: 'line', head: words.columns.row, width: '64px', cell: (row) => row.line },
  { key: 'date', head: words.columns.date, width: '110px', cell: (row) => dateText(row.date) },
  { key: 'text', head: words.columns.text, cell: (row) => <span className={styles['line']}>{row.text}</span> },
  { key: 'seen', head: '', width: '92px', cell: (row) => (row.seen ? <span className="faint">{words.seenMark}</span> : '') },
  { key: 'amount', head: words.columns.amount, figure: true, width: '124px', cell: (row) => <Signed amount={row.amount} /> },
  { key: 'balance', head: words.columns.balance, figure: true, width: '130px', cell: (row) => (row.balance === null ? '' : number(row.balance)) },
];
const PROBLEMS: readonly Column<Problem>[] = [
  { key: 'row', head: words.columns.row, width: '72px', cell: (problem) => (problem.row > 0 ? problem.row : '') },
  { key: 'column', head: words.columns.column, width: '160px', cell: (problem) => <span className={styles['line']}>{problem.column}</span> },
  { key: 'message', head: words.columns.problem, cell: (problem) => <span className="tone-danger">{problem.message}</span> },
];

/** A bank's file as text: UTF-8, or the older Western letters when it is not. */
async function textOf(file: File): Promise<string> {
  const bytes = await file.arrayBuffer();
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/** A bank statement, pasted or from a file: what it says, row by row, before anything is taken in. */
export function StatementDialog({ account, onClose, onDone }: { readonly account: string; readonly onClose: () => void; readonly onDone: (imported: number) => void }): JSX.Element {
  const [csv, setCsv] = useState('');
  const [name, setName] = useState<string | null>(null);
  const [year, setYear] = useState('');
  const [roundSen, setRoundSen] = useState(false);
  /** What the statement itself has asked for: its year, and what to do with sen. */
  const [asked, setAsked] = useState({ year: false, sen: false });
  const preview = useApiAction('bank.previewStatement');
  const command = useApiCommand('bank.importStatement');
  const chooser = useRef<HTMLInputElement | null>(null);
  const read = csv.trim() === '' ? null : preview.result;
  const fresh = read === null ? 0 : read.rows.length - read.duplicates;
  const ready = read !== null && !preview.pending && !command.pending && read.problems.length === 0 && fresh > 0;
  const reading = (typed: string, round: boolean) => ({ ...(/^20\d\d$/.test(typed) ? { year: Number(typed) } : {}), ...(round ? { roundSen: true } : {}) });
  const look = (text: string, typed: string, round: boolean, before: typeof asked): void => {
    command.reset();
    if (text.trim() === '') preview.reset();
    else
      void preview.run({ account, csv: text, ...reading(typed, round) }).then((seen) => {
        const has = (kind: Problem['kind']): boolean => seen?.problems.some((problem) => problem.kind === kind) === true;
        setAsked({ year: before.year || has('year'), sen: before.sen || has('sen') });
      });
  };
  const take = (text: string, from: string | null): void => {
    setCsv(text);
    setName(from);
    setRoundSen(false);
    look(text, year, false, { year: false, sen: false });
  };
  const send = async (): Promise<void> => {
    if (!ready) return;
    const done = await command.run({ account, csv, ...reading(year, roundSen), ...(name === null ? {} : { name }) });
    if (done === null) return;
    playOk();
    onDone(done.imported);
  };
  const choose = (): void => chooser.current?.click();
  const submit = (): void => void send();
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      width={920}
      icon={FileInput}
      title={words.take}
      note={name ?? words.takeNote}
      keys={[
        { keys: 'F6', label: words.chooseFile, run: choose },
        { keys: 'F12', label: words.takeIn(number(fresh)), run: submit, main: true, enabled: ready },
      ]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button icon={FolderOpen} keys="F6" disabled={command.pending} onClick={choose}>
            {words.chooseFile}
          </Button>
          <Button kind="primary" keys="F12" disabled={!ready} busy={command.pending} onClick={submit}>
            {words.takeIn(number(fresh))}
          </Button>
        </>
      }
    >
      <input
        ref={chooser}
        type="file"
        accept=".csv,.txt,.tsv"
        hidden
        aria-label={words.chooseFile}
        onChange={(event) => {
          const input = event.currentTarget;
          const file = input.files?.[0];
          if (file !== undefined) void textOf(file).then((text) => take(text, file.name.slice(0, 80)));
          input.value = '';
        }}
      />
      <TextArea label={words.pasteLabel} hideLabel data-autofocus placeholder={words.pastePlaceholder} value={csv} onChange={(event) => take(event.currentTarget.value, null)} />
      {csv.trim() !== '' && (asked.year || asked.sen) && (
        <div className={styles['asked']}>
          {asked.year && (
            <TextField
              label={words.year}
              hint={words.yearHint}
              value={year}
              inputMode="numeric"
              maxLength={4}
              onChange={(event) => {
                const typed = event.currentTarget.value;
                setYear(typed);
                if (typed === '' || /^20\d\d$/.test(typed)) look(csv, typed, roundSen, asked);
              }}
            />
          )}
          {asked.sen && (
            <Checkbox
              label={words.roundSen}
              checked={roundSen}
              onChange={(round) => {
                setRoundSen(round);
                look(csv, year, round, asked);
              }}
            />
          )}
        </div>
      )}
      {read === null ? (
        !preview.error && <Message>{words.empty}</Message>
      ) : (
        <>
          <div className={styles['preview']}>
            {read.problems.length > 0 ? (
              <Table<Problem> label={words.columns.problem} density="read" columns={PROBLEMS} rows={read.problems.map((problem, index) => ({ ...problem, key: String(index) }))} rowKey={(problem) => problem.key} />
            ) : (
              <Table<Row> label={words.bank} density="read" columns={ROWS} rows={read.rows} rowKey={(row) => String(row.line)} />
            )}
          </div>
          <Message tone={read.problems.length > 0 ? 'caution' : 'in'} title={read.problems.length > 0 ? words.problems(number(read.problems.length)) : words.ready(number(fresh))} live>
            {[read.duplicates > 0 ? words.seen(number(read.duplicates)) : '', read.continuous === false ? words.gap : ''].join(' ').trim() || undefined}
          </Message>
        </>
      )}
      {preview.error && <ErrorMessage error={preview.error} />}
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
