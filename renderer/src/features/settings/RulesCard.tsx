import type { JSX } from 'react';
import { rulesWords as words } from '../../../../shared/text/screenRules.ts';
import { settingsWords } from '../../../../shared/text/screenSettings.ts';
import { ErrorMessage, useRole } from '../../app/index.ts';
import { Card, CardBody, CardHead, Segmented } from '../../ui/index.ts';
import { RuleForm, WHOLE } from './RuleForm.tsx';
import { useSetting } from './useSetting.ts';

const STEPS = [0, 50, 100, 500] as const;

/** The figures a till works by that have no card of their own. */
export function RulesCard({ mayChange }: { readonly mayChange: boolean }): JSX.Element {
  const inOffice = useRole('bendahara', 'ketua', 'pengawas', 'admin');
  return (
    <Card flow label={words.title}>
      <CardHead title={words.title} note={mayChange ? words.note : settingsWords.readOnly} />
      <CardBody>
        <RuleForm setting="sale.discountLimit" mayChange={mayChange} fields={[{ name: 'amount', kind: 'money', label: words.discount, hint: words.discountHint }, { name: 'pct', kind: 'percent', label: words.discountPct, hint: words.discountPctHint }]} />
        <Rounding mayChange={mayChange} />
        <RuleForm setting="sale.swapTender" mayChange={mayChange} fields={[{ name: 'seconds', kind: 'count', label: words.swap, hint: words.swapHint, unit: words.seconds }, { name: 'finish', kind: 'count', label: words.swapFinish, unit: words.seconds }]} />
        <RuleForm setting="prices.maxAge" mayChange={mayChange} fields={[{ name: 'days', kind: 'count', label: words.priceAge, unit: words.days }]} />
        {inOffice && <RuleForm setting="qris.settleDays" mayChange={mayChange} fields={[{ name: 'days', kind: 'count', label: words.qrisDays, unit: words.days }]} />}
        <RuleForm setting="lpg.storageWarning" mayChange={mayChange} fields={[{ name: 'kilograms', kind: 'count', label: words.gas, unit: words.kilograms }]} />
        <RuleForm setting="savings.amounts" mayChange={mayChange} fields={[{ name: 'pokok', kind: 'money', label: words.pokok }, { name: 'wajibMonthly', kind: 'money', label: words.wajib }]} />
        <RuleForm setting="units.divisible" mayChange={mayChange} fields={[{ name: WHOLE, kind: 'list', label: words.divisible, hint: words.divisibleHint }]} />
        <RuleForm setting="shift.cashAccounts" mayChange={mayChange} fields={[{ name: WHOLE, kind: 'list', label: words.cashAccounts, hint: words.cashAccountsHint }]} />
      </CardBody>
    </Card>
  );
}

/** Chosen, not typed, and so saved at once. */
function Rounding({ mayChange }: { readonly mayChange: boolean }): JSX.Element | null {
  const { value, save, error } = useSetting('cash.rounding');
  if (value === undefined) return null;
  return (
    <>
      <Segmented
        label={words.rounding}
        value={String(value.step)}
        onChange={(chosen) => save({ step: STEPS.find((step) => String(step) === chosen) ?? 0 })}
        options={STEPS.map((step) => ({ value: String(step), label: words.roundings[step], disabled: !mayChange && step !== value.step }))}
      />
      {error !== null && <ErrorMessage error={error} />}
    </>
  );
}
