import type { JSX } from 'react';
import { bonScreenWords as words } from '../../../../shared/text/screenBon.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Card, CardBody, CardHead, Segmented } from '../../ui/index.ts';
import { useSetting } from './useSetting.ts';

/** Whether the chair may let one sale go above a member's bon limit. */
export function BonCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const { value, save, error } = useSetting('bon.overLimit');
  return (
    <Card flow label={words.overTitle}>
      <CardHead title={words.overTitle} note={mayChange ? words.overNote : settingsWords.readOnly} />
      <CardBody>
        {value && (
          <Segmented
            label={words.over}
            value={value.approval ? 'yes' : 'no'}
            onChange={(chosen) => save({ approval: chosen === 'yes' })}
            options={[
              { value: 'no', label: words.overNo, disabled: !mayChange && value.approval },
              { value: 'yes', label: words.overYes, disabled: !mayChange && !value.approval },
            ]}
          />
        )}
        {error && <ErrorMessage error={error} />}
      </CardBody>
    </Card>
  );
}
