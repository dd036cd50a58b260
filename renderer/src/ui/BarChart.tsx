import type { JSX } from 'react';
import styles from './BarChart.module.css';

export type Bar = { readonly key: string; readonly label: string; readonly value: number };

const niceStep = (highest: number): number => {
  const rough = highest / 2;
  const magnitude = 10 ** Math.floor(Math.log10(Math.max(1, rough)));
  return [1, 2, 2.5, 5, 10].map((factor) => factor * magnitude).find((step) => step >= rough) ?? rough;
};

/** Bars from zero with two grid lines; the last bar is the one that counts. The sentence says in words what the drawing shows. */
export function BarChart({ bars, sentence, axis, height = 132 }: { readonly bars: readonly Bar[]; readonly sentence: string; readonly axis: (value: number) => string; readonly height?: number }): JSX.Element {
  const width = 392;
  const base = height - 18;
  const left = 38;
  const step = niceStep(Math.max(1, ...bars.map((bar) => bar.value)));
  const top = step * 2;
  const y = (value: number): number => base - (Math.max(0, value) / top) * (base - 20);
  const slot = (width - left - 4) / Math.max(1, bars.length);
  return (
    <figure>
      <figcaption className="visually-hidden">{sentence}</figcaption>
      <svg className={styles['chart']} viewBox={`0 0 ${width} ${height}`} aria-hidden preserveAspectRatio="xMidYMid meet">
      {[step, top].map((value) => (
        <g key={value}>
          <line className={styles['grid']} x1={left} x2={width - 4} y1={y(value)} y2={y(value)} />
          <text x={left - 6} y={y(value) + 4} textAnchor="end">
            {axis(value)}
          </text>
        </g>
      ))}
      {bars.map((bar, index) => {
        const x = left + slot * index + slot * 0.14;
        const last = index === bars.length - 1;
        return (
          <g key={bar.key}>
            <rect x={x} y={y(bar.value)} width={slot * 0.72} height={Math.max(0, base - y(bar.value))} rx={3} className={last ? styles['now'] : styles['before']} />
            <text x={x + slot * 0.36} y={height - 3} textAnchor="middle" className={last ? styles['nowLabel'] : undefined}>
              {bar.label}
            </text>
          </g>
        );
      })}
      </svg>
    </figure>
  );
}
