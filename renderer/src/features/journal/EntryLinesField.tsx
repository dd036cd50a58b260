import { Trash2 } from 'lucide-react';
import type { JSX } from 'react';
import { useWatch, type Control, type FieldPath, type FieldValues } from 'react-hook-form';
import { FLOWS, UNITS } from '../../../../shared/contract/values.ts';
import { journalWords as words } from '../../../../shared/text/screenJournal.ts';
import { flowName } from '../../../../shared/text/screenLedger.ts';
import { Button, cx, FormRupiah, FormSelect } from '../../ui/index.ts';
import type { Accounts } from '../ledger/index.ts';
import type { DraftLine } from './draft.ts';
import styles from './EntryLinesField.module.css';

const UNIT_OPTIONS = UNITS.map((unit) => ({ value: unit, label: unit }));
const FLOW_OPTIONS = [{ value: 'auto', label: words.flowByItself }, ...FLOWS.map((flow) => ({ value: flow, label: flowName(flow) }))];

/** The lines of an entry: account, one side, unit, and for cash what it was for. Enter goes from account to amount to the next line. */
export function EntryLinesField<V extends FieldValues & { lines: DraftLine[] }>({ control, rows, accounts, onRemove, flows = true }: {
  readonly control: Control<V>;
  readonly rows: readonly { readonly id: string }[];
  readonly accounts: Accounts;
  readonly onRemove: (index: number) => void;
  /** False where the service finds each time what the cash was for. */
  readonly flows?: boolean;
}): JSX.Element {
  const lines: readonly DraftLine[] = useWatch({ control, name: 'lines' as FieldPath<V> });
  const at = (index: number, field: keyof DraftLine): FieldPath<V> => `lines.${index}.${field}` as FieldPath<V>;
  return (
    <fieldset className={cx(styles['lines'], !flows && styles['plain'])}>
      <legend className="visually-hidden">{words.lines}</legend>
      <div className={styles['head']} aria-hidden>
        <span>{words.columns.account}</span>
        <span className="figure">{words.columns.debit}</span>
        <span className="figure">{words.columns.credit}</span>
        <span>{words.columns.unit}</span>
        {flows && <span>{words.columns.flow}</span>}
      </div>
      {rows.map((row, index) => {
        const line = lines[index];
        const isCash = accounts.byCode.get(line?.account ?? '')?.cash === true;
        const no = index + 1;
        return (
          <div key={row.id} className={styles['line']} data-line={index}>
            <FormSelect control={control} name={at(index, 'account')} label={words.accountOf(no)} hideLabel searchable options={accounts.options} placeholder={words.accountPlaceholder} nothingFound={words.noAccount} />
            <div data-enter-skip={line?.credit === null || line?.credit === undefined ? undefined : true}>
              <FormRupiah control={control} name={at(index, 'debit')} label={words.debitOf(no)} hideLabel />
            </div>
            <div data-enter-skip={line?.debit === null || line?.debit === undefined ? undefined : true}>
              <FormRupiah control={control} name={at(index, 'credit')} label={words.creditOf(no)} hideLabel />
            </div>
            <div data-enter-skip>
              <FormSelect control={control} name={at(index, 'unit')} label={words.unitOf(no)} hideLabel options={UNIT_OPTIONS} />
            </div>
            {flows && <div data-enter-skip>{isCash && <FormSelect control={control} name={at(index, 'flow')} label={words.flowOf(no)} hideLabel options={FLOW_OPTIONS} />}</div>}
            <Button kind="quiet" icon={Trash2} aria-label={words.removeLineNo(no)} title={words.removeLineNo(no)} disabled={rows.length <= 2} onClick={() => onRemove(index)} />
          </div>
        );
      })}
    </fieldset>
  );
}
