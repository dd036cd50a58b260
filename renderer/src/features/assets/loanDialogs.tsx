import { Banknote, HandCoins, Landmark } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { FormDate, FormRupiah, FormSegmented, FormText, rp } from '../../ui/index.ts';
import { VIA } from './assetDialogs.tsx';
import type { Loan } from './BankLoansScreen.tsx';
import { filled, percentInput, wholeNumber } from './fields.ts';
import styles from './assets.module.css';

type NewLoan = { lender: string; number: string; principal: number | null; annualPct: string; months: string; method: Params<'bankLoans.create'>['method']; firstDue: string; graceMonths: string; opening: number | null };
const METHODS = (['menurun', 'flat', 'anuitas'] as const).map((value) => ({ value, label: words.methods[value] }));

/** The terms a bank has agreed to. */
export function NewLoanDialog({ onClose, onDone }: { readonly onClose: () => void; readonly onDone: (done: Result<'bankLoans.create'>) => void }): JSX.Element {
  const form = useForm<NewLoan>({ defaultValues: { lender: '', number: '', principal: null, annualPct: '', months: '', method: 'menurun', firstDue: '', graceMonths: '', opening: null } });
  const { control } = form;
  const command = useCommandForm(
    'bankLoans.create',
    form,
    ({ annualPct, months, graceMonths, opening, ...rest }) => ({ ...rest, annualPct: percentInput(annualPct), months: wholeNumber(months), ...filled({ graceMonths: wholeNumber(graceMonths), opening }) }),
    onDone,
  );
  return (
    <CommandDialog command={command} onClose={onClose} icon={Landmark} title={words.newLoan} note={words.newLoanNote} verb={words.saveLoan} width={680}>
      <div className={styles['two']}>
        <FormText control={control} name="lender" label={words.lender} placeholder={words.lenderPlaceholder} maxLength={80} data-autofocus />
        <FormText control={control} name="number" label={words.contractNo} maxLength={60} />
        <FormRupiah control={control} name="principal" label={words.principal} />
        <FormText control={control} name="annualPct" label={words.pct} inputMode="decimal" maxLength={8} />
      </div>
      <FormSegmented control={control} name="method" label={words.method} options={METHODS} />
      <div className={styles['two']}>
        <FormText control={control} name="months" label={words.term} inputMode="numeric" maxLength={3} />
        <FormDate control={control} name="firstDue" label={words.firstDue} />
        <FormText control={control} name="graceMonths" label={words.graceField} hint={words.graceHint} inputMode="numeric" maxLength={3} />
        <FormRupiah control={control} name="opening" label={words.opening} hint={words.openingHint} />
      </div>
    </CommandDialog>
  );
}

type Step<R> = { readonly loan: Loan; readonly today: string; readonly onClose: () => void; readonly onDone: (done: R) => void };

/** Money of the loan has come into the bank account. */
export function DrawDialog({ loan, today, onClose, onDone }: Step<Result<'bankLoans.draw'>>): JSX.Element {
  const form = useForm<{ amount: number | null; fee: number | null; date: string }>({ defaultValues: { amount: loan.principal - loan.drawn, fee: null, date: today } });
  const { control } = form;
  const command = useCommandForm('bankLoans.draw', form, ({ fee, ...values }) => ({ loanId: loan.loanId, ...values, ...filled({ fee }) }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={Banknote} tone="in" title={words.drawTitle(loan.code)} note={words.drawNote} verb={words.draw}>
      <FormRupiah control={control} name="amount" label={words.amount} hint={words.leftToDraw(rp(loan.principal - loan.drawn))} large startHere />
      <FormRupiah control={control} name="fee" label={words.fee} />
      <FormDate control={control} name="date" label={words.date} />
    </CommandDialog>
  );
}

/** An instalment, or more of it. */
export function PayDialog({ loan, today, onClose, onDone }: Step<Result<'bankLoans.pay'>>): JSX.Element {
  const form = useForm<{ amount: number | null; interest: number | null; via: CashVia; date: string }>({ defaultValues: { amount: loan.nextAmount === 0 ? loan.payoff : loan.nextAmount, interest: null, via: 'bank', date: today } });
  const { control } = form;
  const command = useCommandForm('bankLoans.pay', form, ({ interest, ...values }) => ({ loanId: loan.loanId, ...values, ...filled({ interest }) }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={HandCoins} title={words.payTitle(loan.code)} note={loan.lender} verb={words.pay}>
      <FormRupiah control={control} name="amount" label={words.amount} hint={words.payHint(rp(loan.payoff))} large startHere />
      <FormRupiah control={control} name="interest" label={words.interest} hint={words.interestHint} />
      <FormSegmented control={control} name="via" label={words.from} options={VIA} />
      <FormDate control={control} name="date" label={words.date} />
    </CommandDialog>
  );
}
