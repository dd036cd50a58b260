import { History, Trash2 } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { bankScreenWords as words } from '../../../../shared/text/screenBank.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, momentText } from '../../app/index.ts';
import { Button, Dialog, dateText, EnterForm, Message, number, Table, TextField, type Column } from '../../ui/index.ts';
import styles from './cash.module.css';

/** `at`: when it was taken in, on the gerai's clock. */
type Import = Result<'bank.imports'>['rows'][number] & { readonly at: string };

const COLUMNS: readonly Column<Import>[] = [
  { key: 'at', head: words.columns.taken, width: '172px', cell: (row) => row.at },
  { key: 'name', head: words.columns.name, cell: (row) => <span className={styles['line']}>{row.name}</span> },
  { key: 'span', head: words.columns.span, width: '200px', cell: (row) => (row.from === null || row.to === null ? '' : `${dateText(row.from)} \u2013 ${dateText(row.to)}`) },
  { key: 'lines', head: words.columns.lines, figure: true, width: '76px', cell: (row) => number(row.lines) },
  { key: 'used', head: words.columns.used, figure: true, width: '92px', cell: (row) => number(row.used) },
  { key: 'state', head: '', width: '84px', cell: (row) => (row.removed === null ? '' : <span className="faint">{words.removedMark}</span>) },
];

/** The statements that were taken in, and the way out for one that should not have been. */
export function ImportsDialog({ account, writes, onClose, onDone }: { readonly account: string; readonly writes: boolean; readonly onClose: () => void; readonly onDone: (removed: number) => void }): JSX.Element {
  const query = useApiQuery('bank.imports', { account });
  const command = useApiCommand('bank.removeImport');
  const [picked, setPicked] = useState<string | null>(null);
  const [reason, setReason] = useState('');
  const timezone = useApiQuery('system.status', {}).data?.timezone;
  const rows = (query.data?.rows ?? []).map((row): Import => ({ ...row, at: momentText(row.importedAt, timezone) }));
  const chosen = rows.find((row) => row.importId === picked) ?? rows[0];
  const removable = writes && chosen !== undefined && chosen.removed === null && chosen.from !== null && chosen.used === 0;
  const ready = removable && reason.trim() !== '' && !command.pending;
  const remove = (): void => {
    if (!ready) return;
    void command.run({ importId: chosen.importId, reason }).then((done) => {
      if (done !== null) onDone(done.removed);
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      width={820}
      icon={History}
      title={words.imports}
      note={words.importsNote}
      keys={writes ? [{ keys: 'F8', label: words.remove, run: remove, enabled: ready }] : []}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.close}
          </Button>
          {writes && (
            <Button kind="stop" icon={Trash2} keys="F8" disabled={!ready} busy={command.pending} onClick={remove}>
              {words.remove}
            </Button>
          )}
        </>
      }
    >
      <div className={styles['preview']}>
        <Table<Import> label={words.imports} density="read" columns={COLUMNS} rows={rows} rowKey={(row) => row.importId} selected={chosen?.importId ?? null} onSelect={(row) => setPicked(row.importId)} empty={words.noImports} />
      </div>
      {chosen?.removed && <Message>{words.removedBy(chosen.removed.by, momentText(chosen.removed.at, timezone), chosen.removed.reason)}</Message>}
      {chosen !== undefined && chosen.removed === null && chosen.used > 0 && <Message>{words.importUsed(number(chosen.used))}</Message>}
      {removable && (
        <EnterForm onSubmit={remove}>
          <TextField label={words.removeReason} hint={words.removeHint(number(chosen.lines))} value={reason} maxLength={160} onChange={(event) => setReason(event.currentTarget.value)} />
        </EnterForm>
      )}
      {query.error && <ErrorMessage error={query.error} />}
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
