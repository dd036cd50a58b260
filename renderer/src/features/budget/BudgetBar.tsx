import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { useLocation } from 'wouter';
import { budgetWords as words } from '../../../../shared/text/screenBudget.ts';
import { Button, Card, Segmented, type KeyAction } from '../../ui/index.ts';
import styles from './BudgetScreen.module.css';

/** Year and the two parts, the same on both. */
export function BudgetBar({ year, view, onYear, children }: { readonly year: number; readonly view: 'plan' | 'compare'; readonly onYear: (year: number) => void; readonly children: ReactNode }): JSX.Element {
  const [, navigate] = useLocation();
  return (
    <Card className={styles['bar']} label={words.year(year)}>
      <Button icon={ChevronLeft} aria-label={words.previous} title={words.previous} onClick={() => onYear(year - 1)} />
      <b className={styles['year']}>{words.year(year)}</b>
      <Button icon={ChevronRight} aria-label={words.next} title={words.next} onClick={() => onYear(year + 1)} />
      <div className={styles['views']}>
        <Segmented
          label={words.views.label}
          hideLabel
          value={view}
          onChange={(next) => navigate(next === 'plan' ? '/buku/anggaran' : '/buku/anggaran/banding')}
          options={[
            { value: 'plan', label: `${words.views.plan} (F3)` },
            { value: 'compare', label: `${words.views.compare} (F4)` },
          ]}
        />
      </div>
      <div className={styles['right']}>{children}</div>
    </Card>
  );
}

/** F3 and F4 for the parts, F5 and F6 for the years. */
export function useBudgetKeys(year: number, onYear: (year: number) => void): readonly KeyAction[] {
  const [, navigate] = useLocation();
  return [
    { keys: 'F3', label: words.views.plan, run: () => navigate('/buku/anggaran'), bar: false },
    { keys: 'F4', label: words.views.compare, run: () => navigate('/buku/anggaran/banding'), bar: false },
    { keys: 'F5', label: words.year(year - 1), run: () => onYear(year - 1) },
    { keys: 'F6', label: words.year(year + 1), run: () => onYear(year + 1) },
  ];
}
