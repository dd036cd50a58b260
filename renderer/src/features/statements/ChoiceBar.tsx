import { ChevronLeft, ChevronRight } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { month as toMonth, monthsBetween } from '../../../../shared/domain/dates.ts';
import { spanRef, spanWith } from '../../../../shared/domain/reportSpan.ts';
import { shortSpan, spanText, statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { Button, Card, SelectField, type SelectOption } from '../../ui/index.ts';
import { hasUnits, isCompared, shapesOf, type StatementKind } from './kinds.ts';
import type { Compare } from './remembered.ts';
import type { Choice } from './useChoice.ts';
import styles from './ChoiceBar.module.css';

/** What can stand beside the figures; a year so far has only the year before. */
export function compareOptions(kind: StatementKind, { span: { shape } }: Choice): readonly (SelectOption & { readonly value: Compare })[] {
  const none = { value: 'tidak', label: words.compareNone } as const;
  if (kind === 'neraca') return [none, { value: 'sebelumnya', label: words.compareEndBefore }, { value: 'tahun-lalu', label: words.compareYearEnd }];
  const earlier = { value: 'sebelumnya', label: words.compareBefore[shape] } as const;
  return shape === 'berjalan' || shape === 'tahun' ? [none, earlier] : [none, earlier, { value: 'tahun-lalu', label: words.compareYear }];
}

/** Months, what stands beside them, and columns per unit: the same strip over every statement. */
export function ChoiceBar({ kind, choice, more, children }: {
  readonly kind: StatementKind;
  readonly choice: Choice;
  /** What only this statement can choose. */
  readonly more?: ReactNode;
  readonly children: ReactNode;
}): JSX.Element {
  const { span } = choice;
  const shapes = shapesOf(kind);
  const months = monthsBetween(choice.first, choice.last).toReversed().map((value) => ({ value, label: shortSpan('bulan', value, value) }));
  const compared = compareOptions(kind, choice);
  const compare = compared.some((option) => option.value === choice.compare) ? choice.compare : (compared.at(-1)?.value ?? 'tidak');
  return (
    <Card className={styles['bar']} label={words.shapeLabel}>
      {shapes.length > 1 && (
        <div className={styles['shape']}>
          <SelectField label={words.shapeLabel} hideLabel value={span.shape} onChange={(next) => choice.setShape(shapes.find((shape) => shape === next) ?? shapes[0])} options={shapes.map((shape) => ({ value: shape, label: words.shape[shape] }))} />
        </div>
      )}
      <Button icon={ChevronLeft} aria-label={words.previous} title={words.previous} disabled={!choice.canStep(-1)} onClick={() => choice.step(-1)} />
      {span.shape === 'bebas' ? (
        <>
          <div className={styles['month']}>
            <SelectField label={words.fromMonth} hideLabel value={span.from} onChange={(next) => choice.setSpan({ ...span, from: toMonth(next), to: next > span.to ? toMonth(next) : span.to })} options={months} />
          </div>
          <span className="faint">–</span>
          <div className={styles['month']}>
            <SelectField label={words.toMonth} hideLabel value={span.to} onChange={(next) => choice.setSpan(spanWith('bebas', toMonth(next), span.from))} options={months} />
          </div>
        </>
      ) : (
        <div className={styles['span']}>
          <SelectField
            label={words.month}
            hideLabel
            value={spanRef(span)}
            onChange={(next) => choice.setSpan(choice.spans.find((each) => spanRef(each) === next) ?? span)}
            options={choice.spans.map((each) => ({ value: spanRef(each), label: spanText(each.shape, each.from, each.to) }))}
          />
        </div>
      )}
      <Button icon={ChevronRight} aria-label={words.next} title={words.next} disabled={!choice.canStep(1)} onClick={() => choice.step(1)} />
      {isCompared(kind) && (
        <div className={styles['compare']}>
          <SelectField label={words.compare} hideLabel value={compare} onChange={(next) => choice.setCompare(compared.find((option) => option.value === next)?.value ?? 'tidak')} options={compared} />
        </div>
      )}
      {hasUnits(kind) && (
        <div className={styles['units']}>
          <SelectField label={words.columnsLabel} hideLabel value={choice.byUnit ? 'unit' : 'semua'} onChange={(next) => choice.setByUnit(next === 'unit')} options={[{ value: 'semua', label: words.whole }, { value: 'unit', label: words.byUnit }]} />
        </div>
      )}
      {more}
      <div className="push row">{children}</div>
    </Card>
  );
}
