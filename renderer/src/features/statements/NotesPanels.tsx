import { useEffect, useRef, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { firstDay, lastDay, yearOf } from '../../../../shared/domain/dates.ts';
import { statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Card, CardBody, CardHead, cx, dateText, number, Table, type Column } from '../../ui/index.ts';
import { remembered } from './remembered.ts';
import styles from './StatementScreen.module.css';
import type { Choice } from './useChoice.ts';
import { endOf } from './files.ts';

type Section = Result<'reports.notes'>['sections'][number];
type Row = Section['rows'][number];

/** The notes of the chosen months. */
export function NotesOf({ choice: { span, today }, onOpen }: { readonly choice: Choice; readonly onOpen: (account: string) => void }): JSX.Element | null {
  const notes = useApiQuery('reports.notes', { from: firstDay(span.from), to: lastDay(span.to) }, { keep: true });
  if (notes.error) return <ErrorMessage error={notes.error} />;
  if (notes.data === undefined) return null;
  return <NotesPanels sections={notes.data.sections} heads={[dateText(endOf(span, today)), dateText(`${yearOf(span.from) - 1}-12-31`)]} dimmed={notes.isPlaceholderData} onOpen={onOpen} />;
}

/** The notes: sections to the left, what each says and its accounts to the right. Enter goes deeper, Left back. */
export function NotesPanels({ sections, heads, dimmed = false, onOpen }: {
  readonly sections: readonly Section[];
  /** What stands above the amounts: the end, and the end of the year before. */
  readonly heads: readonly [now: string, before: string];
  readonly dimmed?: boolean;
  /** Absent where a figure leads nowhere. */
  readonly onOpen?: (account: string) => void;
}): JSX.Element {
  const [key, setKey] = useState<string | null>(remembered.row.catatan?.split('/')[0] ?? null);
  const [row, setRow] = useState<string | null>(remembered.row.catatan?.split('/')[1] ?? null);
  const section = sections.find((each) => each.key === key) ?? sections[0];
  const left = useRef<HTMLDivElement | null>(null);
  const right = useRef<HTMLDivElement | null>(null);
  const focus = (part: HTMLDivElement | null): void => part?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  const loaded = sections.length > 0;
  useEffect(() => {
    if (loaded) focus(remembered.row.catatan?.includes('/') === true ? right.current : left.current);
  }, [loaded]);
  const choose = (next: Section): void => {
    setKey(next.key);
    setRow(null);
    remembered.row.catatan = next.key;
  };
  const sectionColumns: readonly Column<Section>[] = [{ key: 'title', head: words.section, cell: (each, index) => `${index + 1}. ${each.title}` }];
  const columns: readonly Column<Row>[] = [
    {
      key: 'name',
      head: words.account,
      cell: (each) => (
        <>
          {each.name} <span className="faint small tabular">{each.code}</span>
        </>
      ),
    },
    { key: 'amount', head: heads[0], figure: true, width: '140px', cell: (each) => number(each.amount) },
    { key: 'previous', head: heads[1], figure: true, width: '140px', cell: (each) => (each.previous === 0 ? '–' : number(each.previous)) },
  ];
  return (
    <div className={styles['two']}>
      <Card flow className={styles['sections']} label={words.section}>
        <div ref={left} className={cx('grow', styles['table'])}>
          {loaded && (
            <Table<Section> label={words.section} columns={sectionColumns} rows={sections} rowKey={(each) => each.key} selected={section?.key ?? null} dimmed={dimmed} onSelect={choose} onOpen={() => focus(right.current)} />
          )}
        </div>
      </Card>
      <Card flow grow label={section?.title ?? ''}>
        {section && (
          <>
            <CardHead title={section.title} />
            {section.paragraphs.length > 0 && (
              <CardBody className={styles['paragraphs']}>
                {section.paragraphs.map((paragraph) => (
                  <p key={paragraph} data-selectable>
                    {paragraph}
                  </p>
                ))}
              </CardBody>
            )}
            {section.rows.length > 0 && (
              <div ref={right} className={cx('grow', styles['table'])}>
                <Table<Row>
                  label={section.title}
                  density="read"
                  columns={columns}
                  rows={section.rows}
                  rowKey={(each) => each.code}
                  selected={row ?? section.rows[0]?.code ?? null}
                  onSelect={(each) => setRow(each.code)}
                  onOpen={(each) => {
                    remembered.row.catatan = `${section.key}/${each.code}`;
                    onOpen?.(each.code);
                  }}
                  onRowKey={(event) => {
                    if (event.key === 'ArrowLeft') focus(left.current);
                  }}
                  sum={
                    <>
                      <td>{words.sum}</td>
                      <td className="figure">{number(section.total)}</td>
                      <td className="figure">{number(section.previousTotal)}</td>
                    </>
                  }
                />
              </div>
            )}
          </>
        )}
      </Card>
    </div>
  );
}
