import type { JSX } from 'react';
import type { DisplayDone } from '../../../shared/contract/display.ts';
import { displayWords as words } from '../../../shared/text/display.ts';
import { number } from '../../../shared/text/format.ts';
import { Rp } from './Rp.tsx';
import { Arrived, Code } from './Side.tsx';
import styles from './Display.module.css';

/** Paid and saved: what goes back into the hand. */
export function Done({ sale }: { readonly sale: DisplayDone }): JSX.Element {
  // Paid another way after all: the code alone, until it has come in.
  if (sale.qris !== null && sale.qris.state !== 'paid')
    return (
      <main className={styles['swap']}>
        <h1 className="visually-hidden">{words.withQris}</h1>
        <Code qris={sale.qris} />
      </main>
    );
  const cash = sale.tenders.some(({ method }) => method === 'tunai');
  return (
    <main className={styles['done']}>
      <section className={styles['doneMain']}>
        <p className={styles['label']}>{sale.change > 0 ? words.change : cash ? words.exact : words.paidAll}</p>
        <Rp amount={sale.change > 0 ? sale.change : sale.total + sale.rounding} className={styles['giant']} />
        <h1>{words.thanks(sale.guest)}</h1>
        <p className="muted">{words.again}</p>
      </section>
      {sale.qris?.state === 'paid' ? (
        <Arrived amount={sale.qris.amount} />
      ) : (
        <dl className={styles['bill']}>
          <Row label={words.total} amount={sale.total} />
          {sale.rounding !== 0 && <Row label={words.rounding} amount={sale.rounding} />}
          {sale.tenders.map((tender, index) => (
            <Row key={index} label={words.tender[tender.method]} amount={tender.amount} />
          ))}
        </dl>
      )}
    </main>
  );
}

const Row = ({ label, amount }: { readonly label: string; readonly amount: number }): JSX.Element => (
  <div>
    <dt>{label}</dt>
    <dd>{number(amount)}</dd>
  </div>
);
