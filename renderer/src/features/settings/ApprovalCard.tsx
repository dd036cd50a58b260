import type { JSX } from 'react';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Card, CardBody, CardHead, Segmented } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';

type Props = { readonly setting: 'bon.overLimit' | 'stock.foundAtTill'; readonly words: { readonly title: string; readonly question: string; readonly no: string; readonly yes: string }; readonly mayChange: boolean };

/** Whether somebody may let one sale pass a rule, with a PIN. */
export function ApprovalCard({ setting, words, mayChange }: Props): JSX.Element {
  const { value, save, error } = useSetting(setting);
  return (
    <Card flow label={words.title}>
      <CardHead title={words.title} note={mayChange ? settingsWords.fromToday : settingsWords.readOnly} />
      <CardBody>
        {value && (
          <Segmented
            label={words.question}
            value={value.approval ? 'yes' : 'no'}
            onChange={(chosen) => save({ approval: chosen === 'yes' })}
            options={[
              { value: 'no', label: words.no, disabled: !mayChange && value.approval },
              { value: 'yes', label: words.yes, disabled: !mayChange && !value.approval },
            ]}
          />
        )}
        {error && <ErrorMessage error={error} />}
      </CardBody>
    </Card>
  );
}
