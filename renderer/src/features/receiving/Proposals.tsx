import type { JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { orderScreen } from '../../../../shared/text/screenOrders.ts';
import { Button, Message } from '../../ui/index.ts';
import styles from './receiving.module.css';

export type Proposal = Result<'purchases.proposals'>['rows'][number];
const words = orderScreen.make;
const SHOWN = 4;

/** What should be ordered now of one supplier, and why; F6 takes all of it into the order. */
export function Proposals({ rows, onTake }: { readonly rows: readonly Proposal[]; readonly onTake: () => void }): JSX.Element {
  return (
    <Message
      tone="info"
      title={words.proposed(rows[0]?.supplierName ?? '')}
      action={
        <Button keys="F6" onClick={onTake}>
          {words.propose}
        </Button>
      }
    >
      <ul className={styles['proposals']}>
        {rows.slice(0, SHOWN).map((row) => (
          <li key={row.productId}>
            <b>{row.name}</b> {row.text}
          </li>
        ))}
        {rows.length > SHOWN && <li>{words.more(rows.length - SHOWN)}</li>}
      </ul>
    </Message>
  );
}
