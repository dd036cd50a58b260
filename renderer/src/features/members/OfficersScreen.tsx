import { UserRoundPlus, UsersRound } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { officerScreenWords as words } from '../../../../shared/text/screenMembers.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { api, useApiQuery } from '../../api/index.ts';
import { CommandDialog, ErrorMessage, notify, Screen, useCommandForm, useRole } from '../../app/index.ts';
import { Badge, Button, Card, CardFoot, dateText, EmptyState, FormDate, FormSegmented, FormText, Segmented, Table, type Column } from '../../ui/index.ts';

type Row = Result<'officers.list'>['rows'][number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'body', head: words.columns.body, width: '116px', cell: (row) => <Badge tone={row.serving ? 'in' : 'plain'}>{words.bodies[row.body]}</Badge> },
  { key: 'post', head: words.columns.post, cell: (row) => <b>{row.post}</b> },
  { key: 'name', head: words.columns.name, cell: (row) => row.name },
  { key: 'number', head: words.columns.number, width: '92px', cell: (row) => <span className="tabular">{row.memberNo}</span> },
  { key: 'from', head: words.columns.from, width: '116px', cell: (row) => dateText(row.from) },
  { key: 'until', head: words.columns.until, width: '176px', cell: (row) => (row.endedOn === null ? (row.until === null ? words.noEnd : dateText(row.until)) : words.ended(dateText(row.endedOn))) },
  { key: 'decision', head: words.columns.decision, cell: (row) => <span className="muted">{row.decision}</span> },
];

/** Pengurus and pengawas with their terms. */
export function OfficersScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [all, setAll] = useState(false);
  const [selected, setSelected] = useState<string | null>(null);
  const [asking, setAsking] = useState<null | 'appoint' | 'end'>(null);
  const mayWrite = useRole('bendahara', 'ketua');
  const list = useApiQuery('officers.list', { all }, { keep: true });
  const rows = list.data?.rows ?? [];
  const chosen = rows.find((row) => row.officerId === selected) ?? rows[0];
  const mayEnd = mayWrite && chosen?.serving === true && chosen.endedOn === null;
  return (
    <Screen
      title={roomName.members}
      tabs="members"
      keys={[
        ...(mayWrite ? [{ keys: 'F3', label: words.appoint, run: () => setAsking('appoint') }, { keys: 'F8', label: words.end, run: () => setAsking('end'), enabled: mayEnd }] : []),
        { keys: 'Enter', label: words.open, run: () => chosen && navigate(`/anggota/${chosen.memberId}`), enabled: chosen !== undefined },
      ]}
    >
      <div className="stack grow">
        <Segmented label={words.show} hideLabel value={all ? 'all' : 'serving'} onChange={(value) => setAll(value === 'all')} options={[{ value: 'serving', label: words.serving }, { value: 'all', label: words.all }]} />
        <Card flow grow label={words.list}>
          {list.error && <ErrorMessage error={list.error} />}
          <Table<Row>
            label={words.list}
            columns={COLUMNS}
            rows={rows}
            rowKey={(row) => row.officerId}
            selected={chosen?.officerId ?? null}
            onSelect={(row) => setSelected(row.officerId)}
            onOpen={(row) => navigate(`/anggota/${row.memberId}`)}
            followSelected
            empty={list.data && <EmptyState icon={UsersRound} title={words.none}>{words.noneHelp}</EmptyState>}
          />
          {mayWrite && (
            <CardFoot className="between">
              <Button icon={UserRoundPlus} keys="F3" onClick={() => setAsking('appoint')}>
                {words.appoint}
              </Button>
              <Button keys="F8" disabled={!mayEnd} onClick={() => setAsking('end')}>
                {words.end}
              </Button>
            </CardFoot>
          )}
        </Card>
      </div>
      {asking === 'appoint' && <AppointDialog onClose={() => setAsking(null)} />}
      {asking === 'end' && chosen && <EndDialog officer={chosen} onClose={() => setAsking(null)} />}
    </Screen>
  );
}

type Values = { memberId: string; body: 'pengurus' | 'pengawas'; post: string; from: string; until: string; decision: string };

function AppointDialog({ onClose }: { readonly onClose: () => void }): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const [found, setFound] = useState<{ readonly memberId: string; readonly name: string } | null>(null);
  const form = useForm<Values>({ defaultValues: { memberId: '', body: 'pengurus', post: '', from: today, until: '', decision: '' } });
  const { control, setError } = form;
  const command = useCommandForm('officers.appoint', form, ({ memberId: _typed, until, decision, ...values }) => ({ ...values, memberId: found?.memberId, ...(until === '' ? {} : { until }), ...(decision.trim() === '' ? {} : { decision }) }), () => {
    onClose();
    notify(words.appointed);
  });
  const look = (typed: string): void => {
    setFound(null);
    if (typed.trim() === '') return;
    api.call('members.search', { query: typed, limit: 2 }).then(
      ({ rows }) => {
        const [row] = rows;
        if (row !== undefined && (rows.length === 1 || row.memberNo === typed.trim().toUpperCase())) setFound(row);
        else setError('memberId', { message: words.unknown });
      },
      () => setError('memberId', { message: words.unknown }),
    );
  };
  return (
    <CommandDialog command={command} onClose={onClose} icon={UserRoundPlus} title={words.appointTitle} note={words.appointNote} verb={words.appoint} width={640}>
      <div onBlur={(event) => event.target instanceof HTMLInputElement && event.target.name === 'memberId' && look(event.target.value)}>
        <FormText control={control} name="memberId" label={words.member} hint={found?.name ?? words.memberHint} maxLength={40} data-autofocus />
      </div>
      <FormSegmented control={control} name="body" label={words.body} options={(['pengurus', 'pengawas'] as const).map((value) => ({ value, label: words.bodies[value] }))} />
      <FormText control={control} name="post" label={words.post} hint={words.postHint} maxLength={40} />
      <FormDate control={control} name="from" label={words.from} />
      <FormDate control={control} name="until" label={words.until} hint={words.untilHint} />
      <FormText control={control} name="decision" label={words.decision} hint={words.decisionHint} maxLength={120} />
    </CommandDialog>
  );
}

function EndDialog({ officer, onClose }: { readonly officer: Row; readonly onClose: () => void }): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate ?? '';
  const form = useForm<{ on: string; reason: string }>({ defaultValues: { on: today, reason: '' } });
  const command = useCommandForm('officers.end', form, ({ on, reason }) => ({ officerId: officer.officerId, on, ...(reason.trim() === '' ? {} : { reason }) }), () => {
    onClose();
    notify(words.finished);
  });
  return (
    <CommandDialog command={command} onClose={onClose} icon={UsersRound} tone="caution" title={words.end} note={words.endNote(officer.post, officer.name)} verb={words.end}>
      <FormDate control={form.control} name="on" label={words.lastDay} />
      <FormText control={form.control} name="reason" label={words.reason} hint={words.reasonHint} maxLength={160} />
    </CommandDialog>
  );
}
