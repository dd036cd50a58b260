import { useEffect, useRef, useState, type JSX } from 'react';
import styles from './BarChart.module.css';

export type Bar = { readonly key: string; readonly label: string; readonly value: number };

/** The largest round step of which two fit below the highest bar. */
export function gridStep(highest: number): number {
  if (highest < 2) return 1;
  const magnitude = 10 ** Math.floor(Math.log10(highest / 2));
  return Math.max(...[1, 2, 2.5, 5].map((factor) => factor * magnitude).filter((step) => step * 2 <= highest));
}

/** Bars from zero with two grid lines; the last bar is the one that counts. The sentence says in words what the drawing shows. */
export function BarChart({ bars, sentence, axis, height = 132 }: { readonly bars: readonly Bar[]; readonly sentence: string; readonly axis: (value: number) => string; readonly height?: number }): JSX.Element {
  const figure = useRef<HTMLElement | null>(null);
  const [width, setWidth] = useState(392);
  useEffect(() => {
    const element = figure.current;
    if (!element) return undefined;
    const observer = new ResizeObserver(() => setWidth(Math.max(200, element.clientWidth)));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const base = height - 20;
  const left = 48;
  const right = width - 12;
  const highest = Math.max(1, ...bars.map((bar) => bar.value));
  const step = gridStep(highest);
  const y = (value: number): number => base - (Math.max(0, value) / highest) * (base - 14);
  const slot = (right - left) / Math.max(1, bars.length);
  const bar = Math.min(28, slot * 0.72);
  return (
    <figure ref={figure} className={styles['figure']}>
      <figcaption className="visually-hidden">{sentence}</figcaption>
      <svg className={styles['chart']} width={width} height={height} viewBox={`0 0 ${width} ${height}`} aria-hidden>
        {[step, step * 2].map((value) => (
          <g key={value}>
            <line className={styles['grid']} x1={left - 4} x2={right} y1={y(value)} y2={y(value)} />
            <text x={left - 10} y={y(value) + 4} textAnchor="end">
              {axis(value)}
            </text>
          </g>
        ))}
        {bars.map((entry, index) => {
          const middle = left + slot * (index + 0.5);
          const last = index === bars.length - 1;
          return (
            <g key={entry.key}>
              <rect x={middle - bar / 2} y={y(entry.value)} width={bar} height={Math.max(0, base - y(entry.value))} rx={3} className={last ? styles['now'] : styles['before']} />
              <text x={middle} y={height - 5} textAnchor="middle" className={last ? styles['nowLabel'] : undefined}>
                {entry.label}
              </text>
            </g>
          );
        })}
      </svg>
    </figure>
  );
}
