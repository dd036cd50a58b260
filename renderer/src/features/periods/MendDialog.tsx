import { Calculator } from 'lucide-react';
import type { JSX } from 'react';
import type { Month } from '../../../../shared/domain/dates.ts';
import { closingWords as words, periodText } from '../../../../shared/text/screenPeriods.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Dialog, Facts, Message, percentText, rp } from '../../ui/index.ts';
import styles from './Periods.module.css';

/** What the checklist can have done on the spot. */
export type Mendable = 'tax' | 'depreciation' | 'recurring';
export const isMendable = (key: string): key is Mendable => key === 'tax' || key === 'depreciation' || key === 'recurring';

type Preview = { readonly rows: readonly { readonly key: string; readonly name: string; readonly amount: number }[]; readonly total: number; readonly facts: readonly { readonly label: string; readonly value: string }[]; readonly note: string | null };
type Work = { readonly preview: Preview | null; readonly pending: boolean; readonly error: ApiError | null; readonly run: () => Promise<unknown> };

/** Shows what would be booked for the month, and books it on one key. */
export function MendDialog({ kind, period, onClose }: { readonly kind: Mendable | null; readonly period: Month; readonly onClose: () => void }): JSX.Element {
  const tax = useTax(period, kind === 'tax');
  const depreciation = useDepreciation(period, kind === 'depreciation');
  const recurring = useProposals(period, kind === 'recurring');
  const work = kind === 'tax' ? tax : kind === 'depreciation' ? depreciation : recurring;
  const { preview } = work;
  const ready = preview !== null && !work.pending && (kind === 'tax' || preview.rows.length > 0);
  const run = (): void => {
    if (ready) void work.run().then((done) => done !== null && onClose());
  };
  const title = words.mend[kind ?? 'recurring'];
  return (
    <Dialog
      opened={kind !== null}
      onClose={work.pending ? undefined : onClose}
      icon={Calculator}
      title={title}
      note={words.mendNote(periodText(period))}
      keys={[{ keys: 'F12', label: title, run, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={work.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" disabled={!ready} busy={work.pending} data-autofocus onClick={run}>
            {title}
          </Button>
        </>
      }
    >
      {preview && (
        <>
          <ul className={styles['posting']}>
            {preview.rows.map((row) => (
              <li key={row.key}>
                <span>{row.name}</span>
                <span className="tabular">{rp(row.amount)}</span>
              </li>
            ))}
          </ul>
          <Facts rows={[...preview.facts, { label: words.mendAmount, value: rp(preview.total) }]} />
          {preview.rows.length === 0 && kind !== 'tax' && <Message>{words.nothingToPost}</Message>}
          {preview.note !== null && <Message>{preview.note}</Message>}
        </>
      )}
      {work.error && <Refusal error={work.error} />}
    </Dialog>
  );
}

/** The month is the only thing that can be wrong here, and it has no field of its own. */
function Refusal({ error }: { readonly error: ApiError }): JSX.Element {
  if (error.field === null) return <ErrorMessage error={error} />;
  return (
    <Message tone="caution" live>
      {error.problem}
    </Message>
  );
}

function useTax(period: Month, enabled: boolean): Work {
  const query = useApiQuery('tax.preview', { period }, { enabled });
  const command = useApiCommand('tax.run');
  const { data } = query;
  return {
    preview: data === undefined ? null : {
      rows: data.accounts.map(({ code, name, amount }) => ({ key: code, name, amount })), total: data.tax, note: null,
      facts: [{ label: words.taxBase, value: rp(data.base) }, { label: words.taxPct, value: percentText(data.pct) }],
    },
    pending: command.pending, error: query.error ?? command.error, run: () => command.run({ period }),
  };
}

function useDepreciation(period: Month, enabled: boolean): Work {
  const query = useApiQuery('assets.previewDepreciation', { period }, { enabled });
  const command = useApiCommand('assets.depreciate');
  const { data } = query;
  return {
    preview: data === undefined ? null : {
      rows: data.rows.map(({ assetId, name, amount }) => ({ key: assetId, name, amount })), total: data.total, facts: [], note: data.caughtUp.length === 0 ? null : words.caughtUp(data.caughtUp),
    },
    pending: command.pending, error: query.error ?? command.error, run: () => command.run({ period }),
  };
}

function useProposals(period: Month, enabled: boolean): Work {
  const query = useApiQuery('journals.proposals', { period }, { enabled });
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const command = useApiCommand('journals.postProposals');
  // What is due on a later day of the month is not posted before it.
  const waiting = today === undefined ? undefined : query.data?.rows.filter((row) => row.state === 'usulan' && row.date <= today);
  return {
    preview: waiting === undefined ? null : { rows: waiting.map(({ key, name, amount }) => ({ key, name, amount })), total: waiting.reduce((sum, row) => sum + row.amount, 0), facts: [], note: null },
    pending: command.pending, error: query.error ?? command.error, run: () => command.run({ period, keys: (waiting ?? []).map((row) => row.key) }),
  };
}
