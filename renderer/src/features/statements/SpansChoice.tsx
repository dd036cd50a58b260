import type { JSX } from 'react';
import { UNITS } from '../../../../shared/contract/values.ts';
import { statementWords as words } from '../../../../shared/text/screenStatements.ts';
import { unitNames } from '../../../../shared/text/statements.ts';
import { SelectField } from '../../ui/index.ts';
import styles from './ChoiceBar.module.css';
import type { Spans } from './remembered.ts';

const STATEMENTS = ['neraca', 'phu', 'arus-kas'] as const;
const COUNTS = [2, 3, 4, 6, 12, 13] as const;
const ALL = 'semua';

/** Which statement is laid over how many months, quarters or years, of the gerai or of one unit. */
export function SpansChoice({ laid, onChange }: { readonly laid: Spans; readonly onChange: (laid: Spans) => void }): JSX.Element {
  return (
    <>
      <div className={styles['laid']}>
        <SelectField label={words.statement} hideLabel value={laid.statement} onChange={(next) => onChange({ ...laid, statement: STATEMENTS.find((each) => each === next) ?? 'phu' })} options={STATEMENTS.map((value) => ({ value, label: words.laid[value] }))} />
      </div>
      <div className={styles['units']}>
        <SelectField label={words.columnsLabel} hideLabel value={String(laid.count)} onChange={(next) => onChange({ ...laid, count: Number(next) })} options={COUNTS.map((count) => ({ value: String(count), label: words.columnCount(count) }))} />
      </div>
      <div className={styles['laid']}>
        <SelectField
          label={words.unit}
          hideLabel
          value={laid.unit ?? ALL}
          onChange={(next) => onChange({ ...laid, unit: UNITS.find((each) => each === next) ?? null })}
          options={[{ value: ALL, label: words.allUnits }, ...UNITS.map((unit) => ({ value: unit, label: unitNames[unit] }))]}
        />
      </div>
    </>
  );
}
