import type { JSX } from 'react';
import type { PurchaseAsk } from '../../../../shared/contract/buying.ts';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import type { ApiError } from '../../api/index.ts';
import { AlertDialog, Button } from '../../ui/index.ts';
import styles from './receiving.module.css';

const words = receivingWords.asks;
export type Ask = { readonly key: PurchaseAsk; readonly message: string };

const isAsk = (value: unknown): value is Ask => typeof value === 'object' && value !== null && 'key' in value && 'message' in value && typeof value.key === 'string' && typeof value.message === 'string';

/** What a refusal asks before it lets an order or a delivery through; nothing where it asks nothing. */
export function asksOf(error: ApiError | null): readonly Ask[] {
  const asks: unknown = error?.rule === 'CONFIRM_NEEDED' ? error.details['asks'] : undefined;
  return Array.isArray(asks) ? asks.filter(isAsk) : [];
}

/** All that is odd, said once: F12 goes on with it, Esc back to what was typed. */
export function AsksDialog({ asks, verb, busy, onAccept, onClose }: { readonly asks: readonly Ask[]; readonly verb: string; readonly busy: boolean; readonly onAccept: (keys: PurchaseAsk[]) => void; readonly onClose: () => void }): JSX.Element {
  const accept = (): void => {
    if (!busy) onAccept([...new Set(asks.map((ask) => ask.key))]);
  };
  return (
    <AlertDialog
      opened
      tone="caution"
      onClose={onClose}
      title={words.title(asks.length)}
      note={words.note}
      keys={[{ keys: 'F12', label: verb, run: accept, main: true }]}
      foot={
        <>
          <Button keys="F12" busy={busy} onClick={accept}>
            {verb}
          </Button>
          <Button kind="primary" keys="Esc" data-autofocus onClick={onClose}>
            {words.mend}
          </Button>
        </>
      }
    >
      <ul className={styles['asks']}>
        {asks.map((ask) => (
          <li key={`${ask.key} ${ask.message}`}>
            <b>{words.names[ask.key]}</b>
            <span>{ask.message}</span>
          </li>
        ))}
      </ul>
    </AlertDialog>
  );
}
