import type { JSX } from 'react';
import { goodsRulesWords as words } from '../../../../shared/text/screenGoodsRules.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Card, CardBody, CardHead, Segmented } from '../../ui/index.ts';
import { RuleForm } from './RuleForm.tsx';
import { useSetting } from './useSetting.ts';

/** The figures by which goods are bought, counted and watched. */
export function GoodsRulesCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  return (
    <Card flow label={words.title}>
      <CardHead title={words.title} note={mayChange ? settingsWords.fromToday : settingsWords.readOnly} />
      <CardBody>
        <RuleForm setting="purchase.checks" mayChange={mayChange} fields={[{ name: 'priceFactor', kind: 'count', label: words.priceFactor, hint: words.priceFactorHint, unit: words.times }]} />
        <RuleForm setting="purchase.proposals" mayChange={mayChange} fields={[{ name: 'paceDays', kind: 'count', label: words.paceDays, unit: words.days }, { name: 'coverDays', kind: 'count', label: words.coverDays, hint: words.coverDaysHint, unit: words.days }]} />
        <RuleForm setting="purchase.ageing" mayChange={mayChange} fields={[{ name: 'days', kind: 'numbers', label: words.ageing, hint: words.ageingHint }]} />
        <BlindCount mayChange={mayChange} />
        <RuleForm
          setting="stock.count"
          mayChange={mayChange}
          fields={[{ name: 'recountAbove', kind: 'money', label: words.recount, hint: words.recountHint }, { name: 'recountPct', kind: 'percent', label: words.recountPct, hint: words.recountPctHint }, { name: 'approvalAbove', kind: 'money', label: words.countApproval, hint: words.countApprovalHint }]}
        />
        <RuleForm setting="stock.expiryWatch" mayChange={mayChange} fields={[{ name: 'days', kind: 'count', label: words.expiryWatch, unit: words.days }]} />
      </CardBody>
    </Card>
  );
}

/** Chosen, not typed, and so saved at once; the figures of the same setting stay as they are. */
function BlindCount({ mayChange }: { readonly mayChange: boolean }): JSX.Element | null {
  const { value, save, error } = useSetting('stock.count');
  if (value === undefined) return null;
  return (
    <>
      <Segmented
        label={words.blind}
        value={value.blind ? 'yes' : 'no'}
        onChange={(chosen) => save({ ...value, blind: chosen === 'yes' })}
        options={[
          { value: 'yes', label: words.blindYes, disabled: !mayChange && !value.blind },
          { value: 'no', label: words.blindNo, disabled: !mayChange && value.blind },
        ]}
      />
      {error !== null && <ErrorMessage error={error} />}
    </>
  );
}
