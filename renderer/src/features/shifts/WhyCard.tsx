import type { JSX, Ref } from 'react';
import { uiWords } from '../../../../shared/text/screens.ts';
import { CLOSE_REASONS, shiftWords } from '../../../../shared/text/till.ts';
import { Card, cx, Segmented, TextField } from '../../ui/index.ts';
import styles from './CloseShift.module.css';

/** Why a drawer differs: one of the list, or in own words. */
export type Why = { readonly chosen: string | null; readonly typed: string };
export const NO_REASON: Why = { chosen: null, typed: '' };
/** The reason as it is recorded; empty while there is none. */
export const reasonOf = ({ chosen, typed }: Why): string => (chosen === uiWords.otherReason ? typed.trim() : (chosen ?? ''));

/** The question for the reason, chosen from a list first. */
export function WhyCard({ why, difference, needsPin, missing, box, onChange }: {
  readonly why: Why;
  readonly difference: number;
  readonly needsPin: boolean;
  readonly missing: boolean;
  readonly box: Ref<HTMLDivElement>;
  readonly onChange: (why: Why) => void;
}): JSX.Element {
  return (
    <Card className={styles['why']} label={shiftWords.why}>
      <div className="between">
        <h2>{shiftWords.why}</h2>
        <span className={cx('small', missing ? 'tone-danger' : 'faint')}>{missing ? shiftWords.whyMissing : needsPin ? shiftWords.whyRule : shiftWords.whyAlone}</span>
      </div>
      <div ref={box} className={styles['reasons']}>
        <Segmented label={shiftWords.why} hideLabel value={why.chosen} onChange={(chosen) => onChange({ ...why, chosen })} options={[...CLOSE_REASONS, uiWords.otherReason].map((value) => ({ value, label: value }))} />
        {why.chosen === uiWords.otherReason && <TextField label={uiWords.otherReasonLabel} maxLength={100} value={why.typed} onChange={(event) => onChange({ ...why, typed: event.currentTarget.value })} />}
      </div>
      <p className="faint small">{shiftWords.whyBooked(difference)}</p>
    </Card>
  );
}
