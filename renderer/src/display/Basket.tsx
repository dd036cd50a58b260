import { ShieldCheck } from 'lucide-react';
import { memo, useLayoutEffect, useRef, type JSX } from 'react';
import type { DisplayBasket, DisplayLine } from '../../../shared/contract/display.ts';
import { displayWords as words } from '../../../shared/text/display.ts';
import { number } from '../../../shared/text/format.ts';
import { Rp } from './Rp.tsx';
import { Side } from './Side.tsx';
import styles from './Display.module.css';

/** The basket as it grows, what it comes to, and beside it how it is paid or what it leaves. */
export function Basket({ basket, lines }: { readonly basket: DisplayBasket; readonly lines: readonly DisplayLine[] }): JSX.Element {
  const { payment, discount, total, saved, belowHet, withinHet } = basket;
  const list = useRef<HTMLUListElement | null>(null);
  useLayoutEffect(() => {
    const row = [...(list.current?.children ?? [])].find((each) => each instanceof HTMLElement && each.dataset['key'] === basket.at);
    row?.scrollIntoView({ block: 'nearest' });
  }, [basket.at, lines]);
  const less = saved > 0 ? words.saved(saved) : belowHet > 0 ? words.belowHet(belowHet) : null;
  const due = bigFigure(basket);
  const inPart = payment !== null || due.amount !== total;
  return (
    <>
      <main className={styles['work']}>
        <section className={styles['left']}>
          <h1>{words.basket}</h1>
          <ul ref={list} className={styles['lines']}>
            {lines.map((line) => (
              <Line key={line.key} line={line} />
            ))}
          </ul>
          {(discount > 0 || inPart) && (
            <dl className={styles['sums']}>
              {discount > 0 && <Sum label={words.discount} amount={-discount} out />}
              {inPart && <Sum label={words.total} amount={total} />}
              {payment?.tenders.map((tender, index) => <Sum key={index} label={words.tender[tender.method]} amount={-tender.amount} out />)}
            </dl>
          )}
          <div className={styles['total']} data-figure={due.label}>
            <span>{due.label}</span>
            <Rp amount={due.amount} className={styles['huge']} />
          </div>
        </section>
        <Side basket={basket} />
      </main>
      <footer className={styles['foot']}>
        <span>{withinHet ? <><ShieldCheck aria-hidden size={22} strokeWidth={2} /> {words.within}</> : words.check}</span>
        {less !== null && <b>{less}</b>}
      </footer>
    </>
  );
}

/** The one figure that counts now: what goes back, what the code asks for, what is missing, what it comes to. */
function bigFigure({ payment, qris, total }: DisplayBasket): { readonly label: string; readonly amount: number } {
  if (qris !== null && qris.state !== 'paid') return { label: words.withQris, amount: qris.amount };
  if (payment === null) return { label: words.total, amount: total };
  if (payment.rest > 0) return { label: words.rest, amount: payment.rest };
  return payment.change > 0 ? { label: words.change, amount: payment.change } : { label: words.paidAll, amount: payment.due };
}

/** A line of 300 is drawn again only when it is another one. */
const Line = memo(function Line({ line }: { readonly line: DisplayLine }): JSX.Element {
  return (
    <li data-key={line.key}>
      <div>
        <b>{line.name}</b>
        <span>{words.qty(line.qty, line.unit, number(line.price))}</span>
        {line.off > 0 && <span className={styles['less']}>{words.off(line.off)}</span>}
        {line.beside !== null && <span>{words.beside[line.beside.kind]}</span>}
      </div>
      <div className={styles['amounts']}>
        <b>{number(line.amount)}</b>
        {line.beside !== null && <span>{number(line.beside.amount)}</span>}
      </div>
    </li>
  );
});

function Sum({ label, amount, out = false }: { readonly label: string; readonly amount: number; readonly out?: boolean }): JSX.Element {
  return (
    <div className={out ? styles['out'] : undefined}>
      <dt>{label}</dt>
      <dd>{amount < 0 ? `− ${number(-amount)}` : number(amount)}</dd>
    </div>
  );
}
