import { ClipboardList } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { settingSchemas } from '../../../../shared/contract/policies.ts';
import { countScreen as words } from '../../../../shared/text/screenStock.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, notify, Screen, useRole } from '../../app/index.ts';
import { Badge, Button, Checkbox, dateText, Dialog, EmptyState, EnterForm, playOk, SelectField, TextField, type Column, type Tone } from '../../ui/index.ts';
import { categoryOptions, useCategories } from '../products/index.ts';

type Row = Result<'stock.counts'>['rows'][number];

const SHOWN = 200;
const TONES: Readonly<Record<Row['state'], Tone>> = { dihitung: 'primary', diperiksa: 'caution', dibukukan: 'in', batal: 'line' };
const ANY = '';

/** What a sheet covers, in words: its name, its place or category, or everything. */
export const scopeOf = ({ name, place, categoryName }: Pick<Row, 'name' | 'place' | 'categoryName'>): string => [name, place, categoryName].filter((part) => part !== null).join(', ') || words.everything;

/** The sheets on which goods are counted; the treasurer opens them, a cashier counts. */
export function CountsScreen(): JSX.Element {
  const [, navigate] = useLocation();
  const [all, setAll] = useState(false);
  const [picked, setPicked] = useState<string | null>(null);
  const [starting, setStarting] = useState(false);
  const mayStart = useRole('bendahara');
  const counter = useRole('kasir');
  const query = useApiQuery('stock.counts', { limit: SHOWN });
  const found = query.data?.rows ?? [];
  const open = found.filter(({ state }) => state === 'dihitung' || state === 'diperiksa');
  const rows = all ? found : open;
  const chosen = rows.find((row) => row.countId === picked) ?? rows[0];
  const go = (row: Row | undefined): void => {
    if (row !== undefined) navigate(`/barang/hitung/${row.countId}`);
  };
  const columns: readonly Column<Row>[] = [
    { key: 'number', head: words.columns.number, width: '158px', cell: (row) => <b className="tabular">{row.number}</b> },
    { key: 'date', head: words.columns.date, width: '128px', cell: (row) => dateText(row.date) },
    { key: 'what', head: words.columns.what, cell: (row) => scopeOf(row) },
    { key: 'progress', head: words.columns.progress, width: '120px', figure: true, cell: (row) => words.progress(row.counted, row.total) },
    { key: 'state', head: words.columns.state, width: '170px', cell: (row) => <Badge tone={TONES[row.state]}>{words.states[row.state]}</Badge> },
    { key: 'result', head: words.columns.result, width: '158px', cell: (row) => <span className="tabular">{row.result ?? ''}</span> },
  ];
  return (
    <Screen
      title={words.title}
      note={query.data && words.note(open.length)}
      {...(counter ? {} : { tabs: 'products' as const })}
      keys={[
        { keys: 'Up+Down', label: words.keys.rows, run: () => undefined },
        { keys: 'Enter', label: words.keys.open, run: () => go(chosen), enabled: chosen !== undefined },
        { keys: 'F6', label: all ? words.keys.openOnly : words.keys.all, run: () => setAll(!all) },
        ...(mayStart ? [{ keys: 'F3', label: words.keys.fresh, run: () => setStarting(true), main: true }] : []),
      ]}
    >
      <ListCard<Row>
        query={query}
        label={words.list}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.countId}
        selected={chosen?.countId ?? null}
        onSelect={(row) => setPicked(row.countId)}
        onOpen={go}
        empty={
          <EmptyState icon={ClipboardList} title={words.none} action={mayStart ? <Button kind="primary" keys="F3" onClick={() => setStarting(true)}>{words.keys.fresh}</Button> : undefined}>
            {words.noneHelp}
          </EmptyState>
        }
      />
      {starting && <StartDialog onClose={() => setStarting(false)} onStarted={(countId) => navigate(`/barang/hitung/${countId}`)} />}
    </Screen>
  );
}

function StartDialog({ onClose, onStarted }: { readonly onClose: () => void; readonly onStarted: (countId: string) => void }): JSX.Element {
  const command = useApiCommand('stock.startCount');
  const places = useApiQuery('stock.places', {}).data?.rows ?? [];
  const categories = useCategories();
  const rule = settingSchemas['stock.count'].safeParse(useApiQuery('settings.get', { key: 'stock.count' }).data?.value);
  const [name, setName] = useState('');
  const [place, setPlace] = useState(ANY);
  const [category, setCategory] = useState(ANY);
  const [chosenBlind, setBlind] = useState<boolean | null>(null);
  const blind = chosenBlind ?? (rule.success ? rule.data.blind : true);
  const send = (): void => {
    if (command.pending) return;
    const typed = name.trim();
    void command.run({ blind, ...(typed === '' ? {} : { name: typed }), ...(place === ANY ? {} : { location: place }), ...(category === ANY ? {} : { category }) }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.started(done.number, done.goods));
      onStarted(done.countId);
    });
  };
  const { error } = command;
  const wrong = (field: string): string | undefined => (error?.field === field ? error.problem : undefined);
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={ClipboardList}
      title={words.startTitle}
      note={words.startNote}
      keys={[{ keys: 'F12', label: words.start, run: send, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={send}>
            {words.start}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={send} className="stack">
        <TextField label={words.name} hint={words.nameHint} maxLength={60} data-autofocus value={name} error={wrong('name')} onChange={(event) => setName(event.currentTarget.value)} />
        <SelectField
          label={words.place}
          value={place}
          onChange={setPlace}
          error={wrong('location')}
          options={[{ value: ANY, label: words.anyPlace }, ...places.flatMap(({ place: each, goods }) => (each === null ? [] : [{ value: each, label: words.placeOf(each, goods) }]))]}
        />
        <SelectField label={words.category} value={category} onChange={setCategory} error={wrong('category')} options={[{ value: ANY, label: words.anyCategory }, ...categoryOptions(categories)]} />
        <Checkbox label={words.blind} checked={blind} onChange={setBlind} />
      </EnterForm>
      {error !== null && wrong('location') === undefined && wrong('category') === undefined && <ErrorMessage error={error} />}
    </Dialog>
  );
}
