import { Search, UserPlus, UsersRound } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { SERVED_STATES } from '../../../../shared/contract/members.ts';
import { listWords } from '../../../../shared/text/documents.ts';
import { memberWords as words } from '../../../../shared/text/screenMembers.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { api, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ReportPaper, Screen, useRole } from '../../app/index.ts';
import { Badge, Box, Button, Card, CardFoot, dateText, EmptyState, Icon, number, playStop, Segmented, Table, useScanGate, type Column, type Tone } from '../../ui/index.ts';
import { MemberCard } from './MemberCard.tsx';
import { NewMemberDialog } from './NewMemberDialog.tsx';
import { remembered } from './remembered.ts';
import { SavingsDialog, type SavingsMove } from './SavingsDialog.tsx';
import styles from './MembersScreen.module.css';

type Row = Result<'members.search'>['rows'][number];
const SHOWN = 500;
const TONES: Readonly<Record<string, Tone>> = { aktif: 'in', calon: 'info', diblokir: 'caution' };
const FILTERS = ['semua', 'calon', 'aktif', 'diblokir', 'keluar', 'meninggal'] as const;
type Filter = (typeof FILTERS)[number];

const COLUMNS: readonly Column<Row>[] = [
  { key: 'number', head: words.columns.number, width: '96px', cell: (row) => <span className="tabular">{row.memberNo}</span> },
  { key: 'name', head: words.columns.name, cell: (row) => <b>{row.name}</b> },
  { key: 'rt', head: words.columns.rt, width: '70px', cell: (row) => row.rt },
  { key: 'nik', head: words.columns.nik, width: '196px', cell: (row) => <span className="tabular muted">{row.nikMasked}</span> },
  { key: 'phone', head: words.columns.phone, width: '150px', cell: (row) => <span className="tabular muted">{row.phoneMasked}</span> },
  { key: 'state', head: words.columns.state, width: '96px', cell: (row) => <Badge tone={TONES[row.state] ?? 'plain'}>{words.states[row.state] ?? row.state}</Badge> },
];

/** Everybody, found by name, number, NIK or phone while typing; the newest question wins. */
export function MembersScreen(): JSX.Element {
  const [query, setQuery] = useState(remembered.query);
  const [selected, setSelected] = useState(remembered.selected);
  const [creating, setCreating] = useState(false);
  const [register, setRegister] = useState(false);
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const [move, setMove] = useState<SavingsMove | null>(null);
  const [, navigate] = useLocation();
  const mayCreate = useRole('kasir', 'bendahara');
  const mayWithdraw = useRole('bendahara');
  const search = useRef<HTMLInputElement | null>(null);
  const [filter, setFilter] = useState<Filter>('semua');
  const found = useApiQuery('members.search', { query, limit: SHOWN, ...(filter === 'semua' ? {} : { state: filter }) }, { keep: true });
  const waiting = found.data?.waiting ?? 0;
  const rows = found.data?.rows ?? [];
  const chosen = rows.find((row) => row.memberId === selected) ?? rows[0];

  useEffect(() => search.current?.focus(), []);
  useEffect(() => {
    remembered.query = query;
    remembered.selected = selected;
  }, [query, selected]);

  const open = (row: Pick<Row, 'memberId'> | undefined): void => {
    if (!row) return;
    remembered.selected = row.memberId;
    navigate(`/anggota/${row.memberId}`);
  };
  /** Typing faster than the answers come must not open somebody out of the previous answer. */
  const stale = found.isPlaceholderData;
  const openChosen = (): void => {
    if (!stale) {
      open(chosen);
      return;
    }
    api.call('members.search', { query, limit: 1 }).then(
      (fresh) => open(fresh.rows[0]),
      () => playStop(),
    );
  };
  const mayDeposit = chosen !== undefined && SERVED_STATES.has(chosen.state) && !stale;
  const mayMove = (chosen?.state === 'aktif' || chosen?.state === 'calon') && !stale;
  const step = (by: number): void => {
    const index = rows.findIndex((row) => row.memberId === chosen?.memberId);
    const next = rows[Math.max(0, Math.min(rows.length - 1, index + by))];
    if (next) setSelected(next.memberId);
  };

  useScanGate((code) => {
    api.call('members.search', { query: code, limit: 2 }).then(
      ({ rows: matches }) => {
        if (matches.length === 1) open(matches[0]);
        else {
          playStop();
          setQuery(code);
        }
      },
      () => playStop(),
    );
  });

  if (register && today !== undefined)
    return <ReportPaper title={listWords.titles['member-register']} note={words.registerNote(dateText(today))} tabs="members" document="member-register" reference={today} wanted={{ report: 'member-register', asOf: today }} onLeave={() => setRegister(false)} />;
  return (
    <Screen
      title={roomName.members}
      tabs="members"
      note={found.data && words.counted(number(rows.length), number(found.data.total))}
      keys={[
        { keys: 'Ctrl+F', label: words.search, run: () => search.current?.select() },
        { keys: 'Enter', label: words.open, run: openChosen, enabled: stale || chosen !== undefined },
        ...(mayCreate ? [{ keys: 'F2', label: words.depositKey, run: () => chosen && setMove({ member: chosen, direction: 'deposit' }), enabled: mayDeposit }] : []),
        ...(mayWithdraw ? [{ keys: 'F4', label: words.withdrawKey, run: () => chosen && setMove({ member: chosen, direction: 'withdraw' }), enabled: mayMove }] : []),
        ...(mayCreate ? [{ keys: 'F3', label: words.newMember, run: () => setCreating(true) }] : []),
        { keys: 'F9', label: words.register, run: () => setRegister(true) },
        { keys: 'Esc', label: words.search, run: () => (query === '' ? search.current?.focus() : setQuery('')), bar: false },
      ]}
    >
      <div className="stack grow">
        <label className={styles['search']}>
          <span className="visually-hidden">{words.search}</span>
          <Box before={<Icon of={Search} />}>
            <input
              ref={search}
              className={styles['input']}
              type="search"
              value={query}
              maxLength={80}
              placeholder={words.searchPlaceholder}
              autoComplete="off"
              spellCheck={false}
              onChange={(event) => {
                setQuery(event.currentTarget.value);
                setSelected(null);
              }}
              onKeyDown={(event) => {
                const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
                if (by === undefined) return;
                event.preventDefault();
                step(by);
              }}
            />
          </Box>
        </label>
        <Segmented<Filter>
          label={words.filter}
          hideLabel
          value={filter}
          onChange={setFilter}
          options={FILTERS.map((value) => ({ value, label: value === 'semua' ? words.everybody : value === 'calon' && waiting > 0 ? words.waiting(waiting) : (words.states[value] ?? value) }))}
        />
        <Card flow grow label={words.list}>
          {found.error && <ErrorMessage error={found.error} />}
          <Table<Row>
            label={words.list}
            columns={COLUMNS}
            rows={rows}
            rowKey={(row) => row.memberId}
            selected={chosen?.memberId ?? null}
            onSelect={(row) => setSelected(row.memberId)}
            onOpen={open}
            followSelected
            dimmed={found.isPlaceholderData && found.isFetching}
            onRowKey={(event) => {
              if (event.key.length === 1 && !event.ctrlKey && !event.altKey) search.current?.focus();
            }}
            empty={
              found.data &&
              (query === '' ? (
                <EmptyState
                  icon={UsersRound}
                  title={words.none}
                  action={
                    mayCreate && (
                      <Button kind="primary" icon={UserPlus} keys="F3" onClick={() => setCreating(true)}>
                        {words.newMember}
                      </Button>
                    )
                  }
                >
                  {words.noneHelp}
                </EmptyState>
              ) : (
                <EmptyState icon={Search} title={words.notFound}>
                  {words.notFoundHelp(query)}
                </EmptyState>
              ))
            }
          />
          {mayCreate && rows.length > 0 && (
            <CardFoot className="between">
              <Button icon={UserPlus} keys="F3" onClick={() => setCreating(true)}>
                {words.newMember}
              </Button>
            </CardFoot>
          )}
        </Card>
      </div>
      {chosen && <MemberCard key={chosen.memberId} memberId={chosen.memberId} onOpen={() => open(chosen)} onDeposit={mayCreate && SERVED_STATES.has(chosen.state) ? () => setMove({ member: chosen, direction: 'deposit' }) : undefined} />}
      <NewMemberDialog opened={creating} onClose={() => setCreating(false)} onOpenMember={(memberId) => open({ memberId })} />
      <SavingsDialog move={move} onClose={() => setMove(null)} />
    </Screen>
  );
}
