import { CircleCheck, Hourglass } from 'lucide-react';
import type { JSX } from 'react';
import type { DisplayBasket, DisplayQris } from '../../../shared/contract/display.ts';
import { displayWords as words } from '../../../shared/text/display.ts';
import { QrCode } from '../ui/QrCode.tsx';
import { Rp } from './Rp.tsx';
import styles from './Display.module.css';

const QR_SIZE = 306;

/** Beside the basket: the code to scan, or what is left to the buyer after it. */
export function Side({ basket }: { readonly basket: DisplayBasket }): JSX.Element {
  const { qris, limits, share, guest } = basket;
  return (
    <aside className={styles['side']}>
      {qris === null ? (
        <>
          {guest === null && (
            <section className={styles['fact']}>
              <h2>{words.join}</h2>
              <p>{words.joinNote}</p>
            </section>
          )}
          {limits.length > 0 && (
            <section className={styles['fact']}>
              <h2>{words.limits}</h2>
              {limits.map(({ name, left, unit }) => (
                <p key={name} className={styles['between']}>
                  <span>{name}</span>
                  <b>{words.limit(left, unit)}</b>
                </p>
              ))}
            </section>
          )}
          {share !== null && (
            <section className={styles['fact']}>
              <h2>{words.share}</h2>
              <Rp amount={share} className={styles['large']} />
              <p className="faint">{words.shareNote}</p>
            </section>
          )}
        </>
      ) : qris.state === 'paid' ? (
        <Arrived amount={qris.amount} />
      ) : (
        <Code qris={qris} />
      )}
    </aside>
  );
}

export const Arrived = ({ amount }: { readonly amount: number }): JSX.Element => (
  <section className={styles['arrived']} data-qris="paid">
    <CircleCheck aria-hidden size={96} strokeWidth={1.75} />
    <h2>{words.paid}</h2>
    <Rp amount={amount} className={styles['large']} />
  </section>
);

export function Code({ qris }: { readonly qris: Exclude<DisplayQris, { state: 'paid' }> }): JSX.Element {
  return (
    <>
      <section className={styles['card']} data-qris={qris.state}>
        <p className={styles['cardHead']}>
          <b>{words.qris}</b>
          <span>{words.allApps}</span>
        </p>
        <QrCode data={qris.payload} size={QR_SIZE} label={words.picture(qris.amount)} />
        <p className={styles['merchant']}>
          <b>{qris.name}</b>
          {qris.nmid !== null && <span>NMID {qris.nmid}</span>}
        </p>
      </section>
      <Rp amount={qris.amount} className={styles['large']} />
      {qris.state === 'checking' ? (
        <output className={styles['checking']}>
          <Hourglass aria-hidden size={30} strokeWidth={2} />
          <span>
            <b>{words.checking}</b>
            {words.checkingNote}
          </span>
        </output>
      ) : (
        <ol className={styles['steps']}>
          {words.steps.map((step, index) => (
            <li key={step}>
              <b>{index + 1}</b>
              {step}
            </li>
          ))}
        </ol>
      )}
    </>
  );
}
