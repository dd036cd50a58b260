import { BookMinus, FileInput, LibraryBig, Plus } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { journalWords, templateWords as words } from '../../../../shared/text/screenJournal.ts';
import { useApiQuery } from '../../api/index.ts';
import { ListCard, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, EmptyState, number, type Column } from '../../ui/index.ts';
import { kept } from './draft.ts';
import { LinesTable } from '../ledger/index.ts';
import { JournalFrame, PATHS } from './JournalFrame.tsx';
import { fromTemplate, RemoveTemplateDialog, type Template } from './templateDialogs.tsx';
import styles from './panels.module.css';

const COLUMNS: readonly Column<Template>[] = [
  {
    key: 'name',
    head: words.columns.name,
    cell: (template) => (
      <>
        <b className={styles['line']}>{template.name}</b>
        <small className={styles['line']}>{template.memo}</small>
      </>
    ),
  },
  { key: 'lines', head: words.columns.lines, figure: true, width: '90px', cell: (template) => number(template.lines.length) },
];

/** The patterns an entry can start from: use one, drop one. One is made or changed in the form, with F9. */
export function Templates(): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const query = useApiQuery('journals.templates', {});
  const rows = query.data?.rows ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [removing, setRemoving] = useState(false);
  const chosen = rows.find((row) => row.templateId === picked) ?? rows[0];
  const use = (template: Template): void => {
    if (!writes || today === undefined) return;
    kept.draft = fromTemplate(template, today);
    navigate(PATHS.entry);
  };
  const toForm = (): void => navigate(PATHS.entry);
  return (
    <JournalFrame
      view="templates"
      keys={
        writes
          ? [
              { keys: 'Enter', label: words.use, run: () => undefined, enabled: chosen !== undefined },
              { keys: 'F8', label: words.remove, run: () => setRemoving(true), enabled: chosen !== undefined },
            ]
          : []
      }
    >
      <div className={styles['two']}>
        <ListCard<Template>
          query={query}
          label={words.list}
          density="two"
          columns={COLUMNS}
          rows={rows}
          rowKey={(row) => row.templateId}
          selected={chosen?.templateId ?? null}
          onSelect={(row) => setPicked(row.templateId)}
          onOpen={use}
          empty={
            <EmptyState
              icon={LibraryBig}
              title={words.none}
              {...(writes
                ? {
                    action: (
                      <Button icon={Plus} keys="F2" onClick={toForm}>
                        {journalWords.views.entry}
                      </Button>
                    ),
                  }
                : {})}
            >
              {writes ? words.noneHelp : words.noneReader}
            </EmptyState>
          }
        />
        {chosen && (
          <Card flow className={styles['side']} label={chosen.name}>
            <CardHead title={chosen.name} />
            <CardBody className={styles['body']}>
              <p>{chosen.memo}</p>
              <LinesTable
                lines={chosen.lines.map((line) => ({
                  account: line.account, name: line.name, beside: line.unit, debit: line.side === 'debit' ? (line.amount ?? words.open) : 0, credit: line.side === 'kredit' ? (line.amount ?? words.open) : 0,
                }))}
              />
            </CardBody>
            {writes && (
              <CardFoot className={styles['actions']}>
                <Button icon={BookMinus} keys="F8" full onClick={() => setRemoving(true)}>
                  {words.remove}
                </Button>
                <Button kind="primary" icon={FileInput} keys="Enter" full onClick={() => use(chosen)}>
                  {words.use}
                </Button>
              </CardFoot>
            )}
          </Card>
        )}
      </div>
      {removing && chosen && <RemoveTemplateDialog template={chosen} onClose={() => setRemoving(false)} />}
    </JournalFrame>
  );
}
