import { PackageMinus, PackagePlus, TrendingDown } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import { UNITS } from '../../../../shared/contract/values.ts';
import { addMonths, calendarDate, lastDay, monthOf, monthsBetween } from '../../../../shared/domain/dates.ts';
import { assetWords, monthSpan } from '../../../../shared/text/assets.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { cashViaName } from '../../../../shared/text/screenMembers.ts';
import { useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, useCommandForm } from '../../app/index.ts';
import { EmptyState, Facts, FormDate, FormRupiah, FormSegmented, FormSelect, FormText, Message, monthText, number, rp, SelectField, Table, type Column } from '../../ui/index.ts';
import { useAccounts } from '../ledger/index.ts';
import type { Asset } from './AssetsScreen.tsx';
import { filled, wholeNumber } from './fields.ts';
import styles from './assets.module.css';

const HEADING = '1-2000';
const UNIT_OPTIONS = UNITS.map((unit) => ({ value: unit, label: unit }));
const SOURCES = (['bank', 'kas', 'hibah', 'saldo-awal'] as const).map((value) => ({ value, label: words.sources[value] }));
export const VIA = (['kas', 'bank'] as const).map((value) => ({ value, label: cashViaName[value] }));

type NewAsset = { name: string; account: string; acquiredOn: string; cost: number | null; residual: number | null; usefulMonths: string; unit: string; source: Params<'assets.register'>['source']; accumulated: number | null };

/** A fixed asset: bought, given, or already in the books. */
export function RegisterDialog({ today, onClose, onDone }: { readonly today: string; readonly onClose: () => void; readonly onDone: (done: Result<'assets.register'>) => void }): JSX.Element {
  const accounts = useAccounts();
  const form = useForm<NewAsset>({ defaultValues: { name: '', account: '1-2120', acquiredOn: today, cost: null, residual: null, usefulMonths: '48', unit: 'UMUM', source: 'bank', accumulated: null } });
  const { control } = form;
  const opening = useWatch({ control, name: 'source' }) === 'saldo-awal';
  const command = useCommandForm('assets.register', form, ({ usefulMonths, accumulated, cost, name, ...rest }) => ({ ...filled({ ...rest, ...(opening ? { accumulated } : {}) }), name, cost, usefulMonths: wholeNumber(usefulMonths) }), onDone);
  const options = accounts.rows.filter((account) => account.parent === HEADING && account.postable && account.normal === 'D').map((account) => ({ value: account.code, label: `${account.code} ${account.name}` }));
  return (
    <CommandDialog command={command} onClose={onClose} icon={PackagePlus} title={words.register} verb={words.register} width={820}>
      <FormText control={control} name="name" label={words.name} placeholder={words.namePlaceholder} maxLength={80} data-autofocus />
      <FormSegmented control={control} name="source" label={words.source} options={SOURCES} />
      <div className={styles['three']}>
        <FormSelect control={control} name="account" label={words.account} options={options} />
        <FormSelect control={control} name="unit" label={words.unit} options={UNIT_OPTIONS} />
        <FormDate control={control} name="acquiredOn" label={words.acquiredOn} />
        <FormRupiah control={control} name="cost" label={words.cost} />
        <FormText control={control} name="usefulMonths" label={words.usefulField} hint={words.usefulHint} inputMode="numeric" maxLength={3} />
        <FormRupiah control={control} name="residual" label={words.residual} hint={words.residualHint} />
        {opening && <FormRupiah control={control} name="accumulated" label={words.accumulated} hint={words.accumulatedHint} />}
      </div>
    </CommandDialog>
  );
}

type Due = Result<'assets.previewDepreciation'>['rows'][number];
const DUE: readonly Column<Due>[] = [
  { key: 'asset', head: words.columns.asset, cell: (row) => <span className={styles['line']}>{`${row.code} ${row.name}`}</span> },
  { key: 'months', head: words.columns.months, width: '64px', figure: true, cell: (row) => row.months.length },
  { key: 'amount', head: words.columns.amount, width: '112px', figure: true, cell: (row) => number(row.amount) },
  { key: 'book', head: words.columns.bookValue, width: '120px', figure: true, cell: (row) => number(row.bookValue) },
];
const MONTHS_BACK = 11;

/** A month's depreciation: what would be booked, and F12 books it. */
export function DepreciateDialog({ today, onClose, onDone }: { readonly today: string; readonly onClose: () => void; readonly onDone: (period: string, entryNumber: string) => void }): JSX.Element {
  const current = monthOf(calendarDate(today));
  const [period, setPeriod] = useState(today === lastDay(current) ? current : addMonths(current, -1));
  const preview = useApiQuery('assets.previewDepreciation', { period }, { keep: true });
  const form = useForm({ defaultValues: {} });
  const command = useCommandForm('assets.depreciate', form, () => ({ period }), (done) => onDone(period, done.entryNumber));
  const { data } = preview;
  const due = data !== undefined && data.rows.length > 0;
  return (
    <CommandDialog command={command} onClose={onClose} icon={TrendingDown} title={words.depreciateTitle} note={words.depreciateNote} verb={words.depreciate} width={680} ready={due && !preview.isPlaceholderData}>
      <SelectField
        label={words.month}
        value={period}
        onChange={(next) => setPeriod(monthOf(calendarDate(`${next}-01`)))}
        options={monthsBetween(addMonths(current, -MONTHS_BACK), current).toReversed().map((month) => ({ value: month, label: monthText(month) }))}
      />
      {preview.error && <ErrorMessage error={preview.error} />}
      {data && data.later.length > 0 && <Message tone="caution">{assetWords.later(data.later)}</Message>}
      {data && !due && data.later.length === 0 && (
        <EmptyState compact title={words.nothingDue}>
          {words.nothingDueHelp}
        </EmptyState>
      )}
      {data && due && (
        <>
          {data.caughtUp.length > 0 && <Message tone="caution">{words.caughtUp(monthSpan(data.caughtUp))}</Message>}
          <div className={styles['rows']}>
            <Table<Due>
              label={words.depreciateTitle}
              density="read"
              columns={DUE}
              rows={data.rows}
              rowKey={(row) => row.assetId}
              sum={
                <>
                  <td colSpan={2}>{words.sum}</td>
                  <td className="figure">{number(data.total)}</td>
                  <td>{'\u00a0'}</td>
                </>
              }
            />
          </div>
        </>
      )}
    </CommandDialog>
  );
}

type Leaving = { date: string; proceeds: number | null; via: Params<'assets.dispose'>['via']; reason: string };

/** Sold, scrapped or given away. */
export function DisposeDialog({ asset, today, onClose, onDone }: { readonly asset: Asset; readonly today: string; readonly onClose: () => void; readonly onDone: (done: Result<'assets.dispose'>) => void }): JSX.Element {
  const form = useForm<Leaving>({ defaultValues: { date: today, proceeds: 0, via: 'kas', reason: '' } });
  const { control } = form;
  const sold = (useWatch({ control, name: 'proceeds' }) ?? 0) > 0;
  const command = useCommandForm('assets.dispose', form, ({ via, ...values }) => ({ assetId: asset.assetId, ...values, ...(sold ? { via } : {}) }), onDone);
  return (
    <CommandDialog
      command={command}
      onClose={onClose}
      icon={PackageMinus}
      tone="caution"
      title={words.disposeTitle(asset.code)}
      note={asset.name}
      verb={words.dispose}
      before={<Facts rows={[{ label: words.columns.cost, value: rp(asset.cost) }, { label: words.columns.accumulated, value: rp(asset.accumulated) }, { label: words.columns.bookValue, value: rp(asset.bookValue) }]} />}
    >
      <FormRupiah control={control} name="proceeds" label={words.proceeds} hint={words.proceedsHint} startHere />
      {sold && <FormSegmented control={control} name="via" label={words.via} options={VIA} />}
      <FormDate control={control} name="date" label={words.date} />
      <FormText control={control} name="reason" label={words.reason} placeholder={words.reasonPlaceholder} maxLength={120} />
    </CommandDialog>
  );
}
