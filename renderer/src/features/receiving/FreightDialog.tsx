import { Truck } from 'lucide-react';
import { useState, type JSX } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { RupiahField, Segmented } from '../../ui/index.ts';
import { draftStore, type Draft, type DraftFreight } from './drafts.ts';
import { Paper } from './Paper.tsx';

const words = receivingWords.freightDialog;

/** F4: what it cost to bring the goods, and how that is spread over them. */
export function FreightDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }): JSX.Element {
  const [freight, setFreight] = useState<DraftFreight>(draft.freights[0] ?? { kind: 'angkut', amount: null, via: 'kas', basis: 'weight' });
  const set = (part: Partial<DraftFreight>): void => setFreight((old) => ({ ...old, ...part }));
  const keep = (): void => {
    draftStore.change(draft.key, { freights: freight.amount === null || freight.amount === 0 ? [] : [freight] });
    onClose();
  };
  return (
    <Paper icon={Truck} title={words.title} note={words.note} verb={words.keep} onKeep={keep} onClose={onClose}>
      <RupiahField label={words.amount} startHere value={freight.amount} onChange={(amount) => set({ amount })} />
      <Segmented label={words.basis} value={freight.basis} onChange={(basis) => set({ basis })} options={[{ value: 'weight', label: words.byWeight }, { value: 'value', label: words.byValue }]} />
      <Segmented label={words.via} value={freight.via} onChange={(via) => set({ via })} options={[{ value: 'kas', label: receivingWords.pay.via.kas }, { value: 'bank', label: receivingWords.pay.via.bank }]} />
    </Paper>
  );
}
