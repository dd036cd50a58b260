import { Wallet } from 'lucide-react';
import { useState, type JSX } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { Message, RupiahField } from '../../ui/index.ts';
import { goodsTotal } from './delivery.ts';
import { draftStore, type Draft, type Via } from './drafts.ts';
import { Paper } from './Paper.tsx';
import styles from './receiving.module.css';

const words = receivingWords.pay;
const WAYS: readonly Via[] = ['kas', 'bank', 'utang', 'uang-muka'];
type Amounts = Readonly<Record<Via, number | null>>;

/** F5: the goods paid in several ways; F2 goes back to one. */
export function SplitDialog({ draft, onClose }: { readonly draft: Draft; readonly onClose: () => void }): JSX.Element {
  const total = goodsTotal(draft);
  const of = (via: Via): number | null => (draft.parts === null ? (draft.via === via ? total : null) : (draft.parts.find((part) => part.via === via)?.amount ?? null));
  const [amounts, setAmounts] = useState<Amounts>({ 'kas': of('kas'), 'bank': of('bank'), 'utang': of('utang'), 'uang-muka': of('uang-muka') });
  const left = total - WAYS.reduce((sum, via) => sum + (amounts[via] ?? 0), 0);
  const keep = (): void => {
    const parts = WAYS.flatMap((via) => ((amounts[via] ?? 0) > 0 ? [{ via, amount: amounts[via] }] : []));
    const [only] = parts;
    draftStore.change(draft.key, parts.length > 1 ? { parts, via: null } : { parts: null, via: only?.via ?? null });
    onClose();
  };
  const one = (): void => {
    draftStore.change(draft.key, { parts: null });
    onClose();
  };
  return (
    <Paper icon={Wallet} title={words.splitTitle} note={words.splitNote(total)} verb={words.keep} {...(draft.parts === null ? {} : { more: { keys: 'F2', label: words.one, run: one } })} onKeep={keep} onClose={onClose}>
      <div className={styles['parts']}>
        {WAYS.map((via) => (
          <RupiahField key={via} label={words.via[via]} value={amounts[via]} onChange={(amount) => setAmounts({ ...amounts, [via]: amount })} />
        ))}
      </div>
      <Message tone={left === 0 ? 'in' : 'caution'} live>
        {words.left(left)}
      </Message>
    </Paper>
  );
}
