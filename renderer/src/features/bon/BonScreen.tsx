import { Check, FileText, OctagonAlert } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { BON_AGES } from '../../../../shared/contract/bon.ts';
import type { Result } from '../../../../shared/contract/index.ts';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, RecordedMessage, Screen, useListDay, useRole, type Recorded } from '../../app/index.ts';
import { Badge, CardBody, CardHead, dateText, EmptyState, Message, number, type Column } from '../../ui/index.ts';
import { BonPayDialog } from './BonPayDialog.tsx';
import { keepDay, remembered } from './remembered.ts';
import { WriteOffDialog } from './WriteOffDialog.tsx';

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
  const [writingOff, setWritingOff] = useState<Row | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const mayWrite = useRole('bendahara');
  const day = useListDay(remembered.asOf, keepDay);
  const aging = useApiQuery('bon.aging', day.readable ? day.args : {}, { keep: true });
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
        ...(mayTake ? [{ keys: 'F6', label: words.payKey, run: () => setPaying(chosen ?? null), enabled: chosen !== undefined && day.current }] : []),
        ...(mayWrite ? [{ keys: 'F8', label: words.writeOff, run: () => setWritingOff(chosen ?? null), enabled: chosen !== undefined && day.current }] : []),
        ...(mayPrint ? [{ keys: 'F11', label: words.statement, run: printStatement, enabled: chosen !== undefined }] : []),
      ]}
    >
      <ListCard<Row>
        query={aging}
        head={
          <CardHead title={words.list} {...(data === undefined ? {} : { note: words.listNote(number(rows.length)) })}>
            {day.field}
            {data && (
              <Badge tone={data.agrees ? 'in' : 'danger'} icon={data.agrees ? Check : OctagonAlert}>
                {data.agrees ? words.agrees : words.differs}
              </Badge>
            )}
          </CardHead>
        }
        notice={
          data && (!data.agrees || !day.current || recorded !== null || print.error !== null || print.result !== null) && (
            <CardBody>
              {!day.current && <Message tone="info">{day.readable ? words.pastDay(day.args.asOf ?? '') : words.unreadDay}</Message>}
              {recorded && <RecordedMessage recorded={recorded} />}
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
      {writingOff && <WriteOffDialog member={writingOff} onClose={() => setWritingOff(null)} onDone={setRecorded} />}
      <BonPayDialog member={paying} onClose={() => setPaying(null)} />
    </Screen>
  );
}
