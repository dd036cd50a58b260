import { Check, Undo2 } from 'lucide-react';
import type { JSX, Ref } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { collectingScreen as words } from '../../../../shared/text/screenCollecting.ts';
import { cashViaName } from '../../../../shared/text/screenMembers.ts';
import { Button, Card, CardBody, CardHead, EmptyState, Money, RupiahField, Segmented } from '../../ui/index.ts';
import type { Collected } from './collected.ts';
import styles from './collecting.module.css';

export type Payer = Result<'savings.collection'>['rows'][number];

/** What Enter takes of the chosen member, and what has come in so far. */
export function CollectPanel({ payer, extra, other, via, amount, otherField, onOther, onVia, onTake, onUndo, busy, taken }: {
  readonly payer: Payer | undefined;
  /** Months ahead that were added. */
  readonly extra: number;
  /** Another amount that was typed; null without one. */
  readonly other: number | null;
  readonly via: CashVia;
  readonly amount: number;
  readonly otherField: Ref<HTMLInputElement>;
  readonly onOther: (amount: number | null) => void;
  readonly onVia: (via: CashVia) => void;
  /** Left out for those who only look. */
  readonly onTake: (() => void) | undefined;
  readonly onUndo: (() => void) | undefined;
  readonly busy: boolean;
  readonly taken: readonly Collected[];
}): JSX.Element {
  const standing = taken.filter((row) => !row.undone);
  const last = standing.at(-1);
  return (
    <div className={styles['side']}>
      {onTake && (
        <Card label={payer?.name ?? words.choose}>
          {payer === undefined ? (
            <EmptyState compact title={words.choose}>
              {words.chooseHelp}
            </EmptyState>
          ) : (
            <CardBody className="stack">
              <div>
                <p className={styles['name']}>{payer.name}</p>
                <p className="faint small tabular">{payer.memberNo}</p>
              </div>
              <div>
                <span className="faint small">{words.toTake}</span>
                <Money amount={amount} size={32} />
                <p className="small muted">{other !== null ? words.other : amount === 0 ? words.owesNothing : words.takeNote(payer.due, extra)}</p>
              </div>
              <RupiahField ref={otherField} label={words.other} hint={words.otherHint} value={other} onChange={onOther} />
              <Segmented<CashVia> label={words.via} value={via} onChange={onVia} options={(['kas', 'bank'] as const).map((value) => ({ value, label: cashViaName[value] }))} />
              <Button kind="primary" icon={Check} keys="Enter" align="spread" full busy={busy} disabled={amount === 0} onClick={onTake}>
                {words.keys.take}
              </Button>
            </CardBody>
          )}
        </Card>
      )}
      <Card label={words.running}>
        <CardHead title={words.running} />
        <CardBody className="stack">
          <Money amount={standing.reduce((sum, row) => sum + row.amount, 0)} size={32} />
          <p className="muted" aria-live="polite">
            {last === undefined ? words.nothingYet : words.people(standing.length)}
          </p>
          {last && <p className="small faint">{words.last(last.name, last.amount, last.number)}</p>}
          {onUndo && last && (
            <Button icon={Undo2} keys="Ctrl+Z" align="spread" full onClick={onUndo}>
              {words.keys.undo}
            </Button>
          )}
        </CardBody>
      </Card>
    </div>
  );
}
