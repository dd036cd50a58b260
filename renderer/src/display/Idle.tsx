import type { JSX } from 'react';
import type { DisplayHouse } from '../../../shared/contract/display.ts';
import { displayWords as words } from '../../../shared/text/display.ts';
import { number } from '../../../shared/text/format.ts';
import { cx } from '../ui/cx.ts';
import styles from './Display.module.css';

/** Nobody buys: a greeting, the prices the law caps, and what the cooperative has to say. */
export function Idle({ house }: { readonly house: DisplayHouse | null }): JSX.Element {
  const board = house?.board ?? [];
  const notices = house?.notices ?? [];
  return (
    <main className={cx(styles['idle'], board.length + notices.length === 0 && styles['alone'])}>
      <section className={styles['welcome']}>
        <h1>{words.welcome}</h1>
        {house !== null && <p>{words.welcomeAt(house.cooperative)}</p>}
      </section>
      {board.length > 0 && (
        <section className={styles['board']}>
          <table>
            <caption>{words.board}</caption>
            <thead>
              <tr>
                <th scope="col">{words.boardColumns.name}</th>
                <th scope="col">{words.boardColumns.price}</th>
                <th scope="col">{words.boardColumns.het}</th>
              </tr>
            </thead>
            <tbody>
              {board.map(({ name, unit, price, het }) => (
                <tr key={name}>
                  <th scope="row">
                    {name} <small>{`per ${unit}`}</small>
                  </th>
                  <td>
                    <b>{number(price)}</b>
                  </td>
                  <td>{number(het)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
      {notices.length > 0 && (
        <section className={styles['notices']}>
          <h2>{words.notices}</h2>
          <ul>
            {notices.map((notice) => (
              <li key={notice}>{notice}</li>
            ))}
          </ul>
        </section>
      )}
    </main>
  );
}
