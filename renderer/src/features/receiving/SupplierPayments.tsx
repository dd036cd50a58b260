import { ReceiptText } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { paperOf } from '../../../../shared/contract/paper.ts';
import { payablesScreen as words } from '../../../../shared/text/screenPayables.ts';
import { useApiQuery } from '../../api/index.ts';
import { ListCard, Screen, SlipDialog } from '../../app/index.ts';
import { Badge, CardHead, dateText, EmptyState, number, rp, type Column } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';

type Row = Result<'purchases.payments'>['rows'][number];
const PAGE = 200;

const COLUMNS: readonly Column<Row>[] = [
  { key: 'date', head: words.historyColumns.date, width: '116px', cell: (row) => <span className="tabular">{dateText(row.date)}</span> },
  { key: 'number', head: words.historyColumns.number, width: '148px', cell: (row) => <span className="tabular">{row.number}</span> },
  { key: 'supplier', head: words.historyColumns.supplier, width: '220px', cell: (row) => <b>{row.name}</b> },
  { key: 'what', head: words.historyColumns.what, cell: (row) => <span className="clip">{row.undone && <Badge tone="caution">{words.undone}</Badge>} {row.kind === 'uang-muka' ? words.advance : row.parts.map((part) => part.number).join(', ')}</span> },
  { key: 'via', head: words.historyColumns.via, width: '72px', cell: (row) => words.vias[row.via] ?? row.via },
  { key: 'amount', head: words.historyColumns.amount, figure: true, width: '116px', cell: (row) => <b>{number(row.amount)}</b> },
];

/** Payments to suppliers, the latest first, with the slip of each. */
export function SupplierPayments({ onLeave }: { readonly onLeave: () => void }): JSX.Element {
  const [picked, setPicked] = useState<string | null>(null);
  const [slip, setSlip] = useState<Row | null>(null);
  const query = useApiQuery('purchases.payments', { limit: PAGE });
  const rows = query.data?.rows ?? [];
  const chosen = rows.find((row) => row.number === picked) ?? rows[0];
  return (
    <Screen
      title={words.title}
      tabs="receiving"
      column
      keys={[
        { keys: 'Enter', label: words.keys.slip, run: () => setSlip(chosen ?? null), enabled: chosen !== undefined },
        { keys: 'F6', label: words.keys.list, run: onLeave },
        { keys: 'Esc', label: words.keys.back, run: onLeave, bar: false },
        { keys: 'Backspace', label: words.keys.back, run: onLeave, outsideText: true, bar: false },
      ]}
    >
      <ListCard<Row>
        query={query}
        label={words.history}
        head={<CardHead title={words.history} />}
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.number}
        selected={chosen?.number ?? null}
        onSelect={(row) => setPicked(row.number)}
        onOpen={setSlip}
        empty={
          <EmptyState icon={ReceiptText} title={words.noPayments}>
            {words.noPaymentsHelp}
          </EmptyState>
        }
      />
      {slip && (
        <SlipDialog title={words.slipTitle(slip.number)} note={slip.name} slip={{ document: paperOf(slip.number.slice(0, 2)), ref: slip.number }} rows={slip.parts.map((part) => ({ label: words.forDelivery(part.number), value: rp(part.amount) }))} words={words} onClose={() => setSlip(null)}>
          <PaperPreview document={paperOf(slip.number.slice(0, 2))} reference={slip.number} alt={words.slipTitle(slip.number)} />
        </SlipDialog>
      )}
    </Screen>
  );
}
