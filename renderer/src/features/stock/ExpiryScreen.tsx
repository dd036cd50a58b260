import { CalendarClock, PackageX } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { expiryScreen as words } from '../../../../shared/text/screenStock.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ListCard, notify, Screen, useApprovers, useRole } from '../../app/index.ts';
import { Badge, Button, CardBody, CardHead, dateText, EmptyState, Message, number, PinDialog, playOk, qtyText, rp, Segmented, type Column, type GivenApproval } from '../../ui/index.ts';

type Row = Result<'stock.expiring'>['rows'][number];

const SPANS = [7, 30, 90, 365] as const;
const keyOf = (row: Row): string => `${row.receipt}/${row.productId}/${row.batch ?? ''}/${row.expiresOn}`;

/** Batches that expire soon, and those that have, which leave in one step. */
export function ExpiryScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState<number | null>(null);
  const [picked, setPicked] = useState<string | null>(null);
  const [asking, setAsking] = useState(false);
  const keeps = useRole('bendahara');
  const query = useApiQuery('stock.expiring', typed === null ? {} : { days: typed }, { keep: true });
  const rows = query.data?.rows ?? [];
  const days = typed ?? query.data?.days ?? 30;
  const expired = query.data?.expired;
  const some = expired !== undefined && expired.goods > 0;
  const chosen = rows.find((row) => keyOf(row) === picked) ?? rows[0];
  const options = [...new Set([...SPANS, query.data?.days ?? 30])].toSorted((a, b) => a - b);
  const toCard = (): void => {
    if (chosen !== undefined) navigate(`/barang/kartu/${chosen.productId}`);
  };
  const columns: readonly Column<Row>[] = [
    { key: 'name', head: words.columns.name, cell: (row) => <><b>{row.name}</b> <span className="faint small tabular">{row.sku}</span></> },
    { key: 'batch', head: words.columns.batch, width: '120px', cell: (row) => row.batch ?? '' },
    { key: 'receipt', head: words.columns.receipt, width: '146px', cell: (row) => <span className="tabular">{row.receipt}</span> },
    { key: 'expiresOn', head: words.columns.expiresOn, width: '128px', cell: (row) => dateText(row.expiresOn) },
    { key: 'daysLeft', head: words.columns.daysLeft, width: '124px', cell: (row) => (row.daysLeft < 0 ? <Badge tone="danger">{words.gone(-row.daysLeft)}</Badge> : row.daysLeft === 0 ? <Badge tone="caution">{words.today}</Badge> : words.days(row.daysLeft)) },
    { key: 'left', head: words.columns.left, width: '110px', figure: true, cell: (row) => `${qtyText(parseQuantity(row.left))} ${row.unit}` },
    { key: 'value', head: words.columns.value, width: '104px', figure: true, cell: (row) => number(row.value) },
  ];
  return (
    <Screen
      title={words.title}
      note={query.data && words.note(rows.length, days)}
      tabs="products"
      column
      keys={[
        { keys: 'Up+Down', label: words.keys.rows, run: () => undefined },
        { keys: 'Enter', label: words.keys.card, run: toCard, enabled: chosen !== undefined },
        { keys: 'F6', label: words.keys.span, run: () => setTyped(options[(options.indexOf(days) + 1) % options.length] ?? 30) },
        ...(keeps ? [{ keys: 'F12', label: words.keys.discard, run: () => setAsking(true), enabled: some, main: true }] : []),
      ]}
    >
      <ListCard<Row>
        query={query}
        label={words.title}
        columns={columns}
        rows={rows}
        rowKey={keyOf}
        selected={chosen === undefined ? null : keyOf(chosen)}
        onSelect={(row) => setPicked(keyOf(row))}
        onOpen={toCard}
        dimmed={query.isPlaceholderData}
        head={
          <CardHead title={words.soon}>
            <Segmented label={words.within} hideLabel value={String(days)} onChange={(value) => setTyped(Number(value))} options={options.map((each) => ({ value: String(each), label: words.days(each) }))} />
          </CardHead>
        }
        notice={
          some && (
            <CardBody>
              <Message tone="danger" title={words.warning} action={keeps ? <Button icon={PackageX} keys="F12" onClick={() => setAsking(true)}>{words.keys.discard}</Button> : undefined}>
                {words.warningText(expired.goods, expired.value)}
              </Message>
            </CardBody>
          )
        }
        empty={
          <EmptyState icon={CalendarClock} title={words.none}>
            {words.noneHelp}
          </EmptyState>
        }
      />
      {asking && expired !== undefined && <DiscardDialog goods={expired.goods} value={expired.value} onClose={() => setAsking(false)} />}
    </Screen>
  );
}

/** All that has expired leaves the stock; somebody else has looked at it. */
function DiscardDialog({ goods, value, onClose }: { readonly goods: number; readonly value: number; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('stock.discardExpired');
  const approvers = useApprovers(['bendahara', 'ketua']);
  const approve = ({ username, pin }: GivenApproval): void => {
    void command.run({ approval: { username, pin } }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.discarded(done.number, done.goods));
      onClose();
    });
  };
  return (
    <PinDialog
      opened
      title={words.discardTitle}
      facts={[{ label: words.goods, value: goods }, { label: words.value, value: rp(value), tone: 'caution' }]}
      effect={words.discardEffect}
      approvers={approvers}
      busy={command.pending}
      refused={command.error?.message}
      onApprove={approve}
      onCancel={onClose}
    />
  );
}
