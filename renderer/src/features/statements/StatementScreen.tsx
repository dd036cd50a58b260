import { Check, Lock, LockOpen, OctagonAlert, Printer } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import { spanText, statementWords as words } from '../../../../shared/text/screenStatements.ts';
import type { ApiError } from '../../api/index.ts';
import { ErrorMessage, useExport, NoBook, Screen } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, cx, Message, type KeyAction } from '../../ui/index.ts';
import { AccountView } from './AccountView.tsx';
import { ChoiceBar, compareOptions } from './ChoiceBar.tsx';
import { endOf, wantedFile } from './files.ts';
import { DOCUMENT, hasUnits, isCompared, isStatementKind, type StatementKind } from './kinds.ts';
import { NotesOf } from './NotesPanels.tsx';
import { PaperView } from './PaperView.tsx';
import { remembered } from './remembered.ts';
import { flowPart, unfold, type ShownRow } from './sheet.ts';
import { SheetTable } from './SheetTable.tsx';
import { SpansChoice } from './SpansChoice.tsx';
import { useChoice, type Choice } from './useChoice.ts';
import { useSheet } from './useSheet.ts';
import styles from './StatementScreen.module.css';

/** The year's result stands in no entry before the year is closed: it comes from the income statement. */
const RESULT_ACCOUNT = '3-1310';

/** Every statement of the books: months and columns above, the figures below, and an account's moves one level down. */
export function StatementScreen(): JSX.Element {
  const [location] = useLocation();
  const { account } = useParams<{ account?: string }>();
  const name = location.split('/')[2];
  const kind = isStatementKind(name) ? name : 'neraca';
  const choice = useChoice(kind);
  if (choice === undefined) return <Screen title={words.title[kind]} tabs="reports">{null}</Screen>;
  if (choice === null)
    return (
      <Screen title={words.title[kind]} tabs="reports">
        <NoBook />
      </Screen>
    );
  return account === undefined ? <Figures kind={kind} choice={choice} /> : <AccountView kind={kind} choice={choice} place={account} />;
}

function Figures({ kind, choice }: { readonly kind: StatementKind; readonly choice: Choice }): JSX.Element {
  const [, navigate] = useLocation();
  const [laid, setLaid] = useState(remembered.spans);
  const { sheet, error, stale } = useSheet(kind, choice, laid);
  const [opened, setOpened] = useState<ReadonlySet<string>>(remembered.opened[kind] ?? new Set<string>());
  const [row, setRow] = useState<string | null>(remembered.row[kind] ?? null);
  const [paper, setPaper] = useState(false);
  const file = useExport(wantedFile(kind, choice, laid));
  const table = useRef<HTMLDivElement | null>(null);
  useEffect(() => {
    remembered.opened[kind] = opened;
    remembered.spans = laid;
    if (row !== null && kind !== 'catatan') remembered.row[kind] = row;
  }, [kind, opened, row, laid]);
  const loaded = sheet !== null && !paper;
  useEffect(() => {
    if (loaded) table.current?.querySelector<HTMLElement>('[data-row][tabindex="0"]')?.focus();
  }, [loaded]);

  const rows = sheet === null ? [] : unfold(sheet, opened);
  const fold = (key: string, open: boolean): void => {
    const next = new Set(opened);
    if (open) next.add(key);
    else next.delete(key);
    setOpened(next);
  };
  const isCash = kind === 'arus-kas' || kind === 'usp' || (kind === 'banding' && laid.statement === 'arus-kas');
  const open = (shown: ShownRow): void => {
    remembered.row[kind] = shown.key;
    if (shown.open !== null) fold(shown.key, !shown.open);
    else if (shown.codes[0] === RESULT_ACCOUNT) {
      remembered.shape = 'berjalan';
      navigate('/laporan/hasil-usaha');
    } else if (shown.codes[0] !== undefined) {
      const part = isCash ? flowPart(shown.key) : null;
      navigate(`/laporan/${kind}/${shown.codes[0]}${part === null ? '' : `~${part.flow}${part.side === null ? '' : `~${part.side}`}`}`);
    }
  };
  const onFold = (shown: ShownRow, wide: boolean): void => {
    const parent = shown.key.split('/')[0] ?? '';
    if (shown.open !== null) fold(shown.key, wide);
    else if (!wide && parent !== shown.key) {
      fold(parent, false);
      setRow(parent);
    }
  };
  const title = kind === 'neraca' ? words.asOf(endOf(choice.span, choice.today)) : spanText(choice.span.shape, choice.span.from, choice.span.to);
  const badges = (
    <>
      {sheet !== null && sheet.holds !== null && (kind === 'neraca' || kind === 'arus-kas' || kind === 'ekuitas' || kind === 'usp') && (
        <Badge tone={sheet.holds ? 'in' : 'danger'} icon={sheet.holds ? Check : OctagonAlert}>
          {sheet.holds ? words.ok[kind] : words.bad[kind]}
        </Badge>
      )}
      <Badge tone="line" icon={choice.closed ? Lock : LockOpen}>
        {choice.closed ? words.closed : words.open}
      </Badge>
    </>
  );
  const more = kind === 'banding' ? <SpansChoice laid={laid} onChange={setLaid} /> : undefined;
  if (paper) return <PaperView kind={kind} document={DOCUMENT[kind]} choice={choice} laid={laid} badges={badges} more={more} onLeave={() => setPaper(false)} />;
  return (
    <Screen
      title={words.title[kind]}
      note={title}
      tabs="reports"
      column
      keys={[
        ...choiceKeys(kind, choice),
        { keys: 'F7', label: words.excel, run: () => file.save('xlsx'), enabled: !file.busy },
        { keys: 'F8', label: words.csv, run: () => file.save('csv'), enabled: !file.busy },
        { keys: 'F11', label: words.paper, run: () => setPaper(true) },
        { keys: 'Ctrl+P', label: words.paper, run: () => setPaper(true), bar: false },
        { keys: 'Enter', label: words.deeper, run: () => undefined },
      ]}
    >
      <ChoiceBar kind={kind} choice={choice} more={more}>
        {kind !== 'banding' && badges}
        <Button icon={Printer} aria-label={words.paper} title={words.paper} onClick={() => setPaper(true)} />
      </ChoiceBar>
      {kind === 'catatan' ? (
        <>
          <Refusals errors={[file.error]} />
          {file.done !== undefined && (
            <Message tone="in" live>
              {file.done}
            </Message>
          )}
          <NotesOf choice={choice} onOpen={(code) => navigate(`/laporan/catatan/${code}`)} />
        </>
      ) : (
        <Card flow grow label={words.title[kind]}>
          {(error ?? file.error) && (
            <CardBody>
              <Refusals errors={[error, file.error]} />
            </CardBody>
          )}
          {sheet && (
            <div ref={table} className={cx('grow', styles['table'])}>
              <SheetTable label={words.title[kind]} sheet={sheet} rows={rows} selected={row ?? rows.find((each) => each.kind === 'baris')?.key ?? null} dimmed={stale} onSelect={(shown) => setRow(shown.key)} onOpen={open} onFold={onFold} />
            </div>
          )}
          {file.done !== undefined && (
            <CardFoot>
              <Message tone="in" live>
                {file.done}
              </Message>
            </CardFoot>
          )}
        </Card>
      )}
    </Screen>
  );
}

const Refusals = ({ errors }: { readonly errors: readonly (ApiError | null)[] }): JSX.Element => <>{errors.map((error) => error && <ErrorMessage key={error.at} error={error} />)}</>;

/** F3 and F4 turn through what the strip offers, F5 and F6 go back and on. */
function choiceKeys(kind: StatementKind, choice: Choice): readonly KeyAction[] {
  const options = compareOptions(kind, choice).map((option) => option.value);
  const next = options[(options.indexOf(choice.compare) + 1) % options.length] ?? 'tidak';
  return [
    ...(isCompared(kind) ? [{ keys: 'F3', label: words.compare, run: () => choice.setCompare(next) }] : []),
    ...(hasUnits(kind) ? [{ keys: 'F4', label: choice.byUnit ? words.whole : words.byUnit, run: () => choice.setByUnit(!choice.byUnit) }] : []),
    { keys: 'F5', label: words.previous, run: () => choice.step(-1), enabled: choice.canStep(-1) },
    { keys: 'F6', label: words.next, run: () => choice.step(1), enabled: choice.canStep(1) },
  ];
}
