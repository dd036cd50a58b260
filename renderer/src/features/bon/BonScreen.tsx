import { Check, FileText, OctagonAlert } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { BON_AGES } from '../../../../shared/contract/bon.ts';
import type { Result } from '../../../../shared/contract/index.ts';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, Screen, useRole } from '../../app/index.ts';
import { Badge, CardBody, CardHead, dateText, EmptyState, Message, number, type Column } from '../../ui/index.ts';
import { BonPayDialog } from './BonPayDialog.tsx';

type Row = Result<'bon.aging'>['rows'][number];

const amount = (value: number): string => (value === 0 ? '' : number(value));
const COLUMNS: readonly Column<Row>[] = [
  { key: 'number', head: words.columns.number, width: '84px', cell: (row) => <span className="tabular">{row.memberNo}</span> },
  { key: 'name', head: words.columns.name, cell: (row) => <b>{row.name}</b> },
  { key: 'limit', head: words.columns.limit, figure: true, width: '104px', cell: (row) => number(row.limit) },
  ...BON_AGES.map((age): Column<Row> => ({ key: age, head: words.ages[age], figure: true, width: '104px', cell: (row) => amount(row.ages[age] ?? 0) })),
  { key: 'outstanding', head: words.columns.outstanding, figure: true, width: '112px', cell: (row) => <b>{number(row.outstanding)}</b> },
  { key: 'oldest', head: words.columns.oldest, width: '136px', cell: (row) => dateText(row.oldestDue) },
];

/** Who owes what on bon, by how long it is past its day. */
export function BonScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [picked, setPicked] = useState<string | null>(null);
  const [paying, setPaying] = useState<Row | null>(null);
  const mayTake = useRole('kasir', 'bendahara');
  const mayPrint = useRole('kasir', 'bendahara', 'ketua');
  const print = useApiCommand('printing.print');
  const aging = useApiQuery('bon.aging', {});
  const { data } = aging;
  const rows = data?.rows ?? [];
  const chosen = rows.find((row) => row.memberId === picked) ?? rows[0];
  const printStatement = (): void => {
    if (chosen !== undefined && !print.pending) void print.run({ document: 'bon-statement', ref: chosen.memberNo });
  };
  return (
    <Screen
      title={roomName.members}
      tabs="members"
      keys={[
        ...(chosen === undefined ? [] : [{ keys: 'Enter', label: words.member, run: () => undefined }]),
        ...(mayTake ? [{ keys: 'F6', label: words.payKey, run: () => setPaying(chosen ?? null), enabled: chosen !== undefined }] : []),
        ...(mayPrint ? [{ keys: 'F11', label: words.statement, run: printStatement, enabled: chosen !== undefined }] : []),
      ]}
    >
      <ListCard<Row>
        query={aging}
        head={
          <CardHead title={words.list} {...(data === undefined ? {} : { note: words.listNote(number(rows.length)) })}>
            {data && (
              <Badge tone={data.agrees ? 'in' : 'danger'} icon={data.agrees ? Check : OctagonAlert}>
                {data.agrees ? words.agrees : words.differs}
              </Badge>
            )}
          </CardHead>
        }
        notice={
          data && (!data.agrees || print.error !== null || print.result !== null) && (
            <CardBody>
              {!data.agrees && (
                <Message tone="danger" title={words.differs}>
                  {words.differsFacts(data.totals.outstanding, data.ledger)}
                </Message>
              )}
              {print.error && <ErrorMessage error={print.error} />}
              {print.result && (
                <Message tone="in" live>
                  {words.statementPrinted(print.result.copy)}
                </Message>
              )}
            </CardBody>
          )
        }
        label={words.list}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.memberId}
        selected={chosen?.memberId ?? null}
        onSelect={(row) => setPicked(row.memberId)}
        onOpen={(row) => navigate(`/anggota/${row.memberId}`)}
        sum={
          data && rows.length > 0 && (
            <>
              <td colSpan={3}>{words.total}</td>
              {BON_AGES.map((age) => (
                <td key={age} className="figure">
                  {amount(data.totals.ages[age] ?? 0)}
                </td>
              ))}
              <td className="figure">{number(data.totals.outstanding)}</td>
              <td>{dateText(rows.reduce((first, row) => (row.oldestDue < first ? row.oldestDue : first), rows[0]?.oldestDue ?? ''))}</td>
            </>
          )
        }
        empty={
          <EmptyState icon={FileText} title={words.empty}>
            {words.emptyHelp}
          </EmptyState>
        }
      />
      <BonPayDialog member={paying} onClose={() => setPaying(null)} />
    </Screen>
  );
}
