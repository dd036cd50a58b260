import { Truck } from 'lucide-react';
import { useState, type JSX } from 'react';
import { FREIGHT_KINDS } from '../../../../shared/contract/buying.ts';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { RupiahField, Segmented } from '../../ui/index.ts';
import { draftStore, type Draft, type DraftFreight } from './drafts.ts';
import { Paper } from './Paper.tsx';
import styles from './receiving.module.css';

const words = receivingWords.freightDialog;

/** F4: what it cost to bring the goods, by kind, and how that is spread over them. */
export function FreightDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }): JSX.Element {
  const [rows, setRows] = useState<readonly DraftFreight[]>(FREIGHT_KINDS.map((kind) => draft.freights.find((freight) => freight.kind === kind) ?? { kind, amount: null, via: 'kas', basis: 'weight' }));
  const set = (kind: DraftFreight['kind'], part: Partial<DraftFreight>): void => setRows((old) => old.map((row) => (row.kind === kind ? { ...row, ...part } : row)));
  const keep = (): void => {
    draftStore.change(draft.key, { freights: rows.filter((row) => row.amount !== null && row.amount > 0) });
    onClose();
  };
  return (
    <Paper icon={Truck} width={720} title={words.title} note={words.note} verb={words.keep} onKeep={keep} onClose={onClose}>
      {rows.map((row, index) => (
        <div key={row.kind} className={styles['freight']}>
          <RupiahField label={words.kinds[row.kind]} startHere={index === 0} value={row.amount} onChange={(amount) => set(row.kind, { amount })} />
          <div data-enter-skip>
            <Segmented label={words.basis} value={row.basis} onChange={(basis) => set(row.kind, { basis })} options={[{ value: 'weight', label: words.byWeight }, { value: 'value', label: words.byValue }]} />
          </div>
          <div data-enter-skip>
            <Segmented label={words.via} value={row.via} onChange={(via) => set(row.kind, { via })} options={[{ value: 'kas', label: receivingWords.pay.via.kas }, { value: 'bank', label: receivingWords.pay.via.bank }]} />
          </div>
        </div>
      ))}
    </Paper>
  );
}
