import { ClipboardCheck } from 'lucide-react';
import { useCallback, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { countScreen, sheetScreen as words } from '../../../../shared/text/screenStock.ts';
import { ListCard, Screen, useRole } from '../../app/index.ts';
import { Badge, CardFoot, EmptyState, qtyText, rp, Signed, signed, type Column, type KeyAction } from '../../ui/index.ts';
import { CountingScreen } from './CountingScreen.tsx';
import { scopeOf } from './CountsScreen.tsx';
import { CancelDialog, LineReasonDialog, PostDialog } from './sheetDialogs.tsx';
import styles from './stock.module.css';
import { useSheetSearch, type Sheet, type SheetLine } from './useSheetSearch.ts';

/** Thousandths of a signed quantity of the contract. */
const thousandths = (qty: string): number => (qty.startsWith('-') ? -parseQuantity(qty.slice(1)) : parseQuantity(qty));
const signedQty = (qty: string): string => `${thousandths(qty) > 0 ? '+' : ''}${qtyText(thousandths(qty))}`;

/** What was counted against the book: differences with their worth and reason, what has to be counted again, and the way into the books. */
export function VarianceScreen({ sheet }: { readonly sheet: Sheet }): JSX.Element {
  const [, navigate] = useLocation();
  const [everything, setEverything] = useState(false);
  const [again, setAgain] = useState(false);
  const [open, setOpen] = useState<null | 'reason' | 'post' | 'cancel'>(null);
  const [reasons, setReasons] = useState<Readonly<Record<string, string>>>({});
  const keeps = useRole('bendahara');
  const live = sheet.state === 'diperiksa';
  const differs = useCallback((line: SheetLine) => everything || line.recount || (line.difference !== null && line.difference !== '0') || (live && line.counted === null), [everything, live]);
  const { rows, chosen, pick } = useSheetSearch(sheet.lines, differs);
  const waiting = sheet.lines.filter(({ recount }) => recount).length;
  if (again && live) return <Again sheet={sheet} onBack={() => setAgain(false)} />;
  const { keys: k } = words;
  const mayReason = keeps && live && chosen?.difference != null && chosen.difference !== '0';
  const keys: readonly KeyAction[] = [
    { keys: 'Up+Down', label: k.rows, run: () => undefined },
    ...(keeps && live ? [{ keys: 'Enter', label: k.reason, run: () => setOpen('reason'), enabled: mayReason }] : []),
    { keys: 'F6', label: everything ? k.differences : k.all, run: () => setEverything(!everything) },
    ...(keeps && live ? [{ keys: 'F7', label: k.again, run: () => setAgain(true) }, { keys: 'F8', label: k.cancel, run: () => setOpen('cancel') }] : []),
    { keys: 'F11', label: k.paper, run: () => navigate(`/barang/hitung/${sheet.countId}/cetak`) },
    { keys: 'Esc', label: k.back, run: () => navigate('/barang/hitung') },
    ...(keeps && live ? [{ keys: 'F12', label: k.post, run: () => setOpen('post'), enabled: waiting === 0, main: true }] : []),
  ];
  const columns: readonly Column<SheetLine>[] = [
    {
      key: 'name', head: words.columns.name,
      cell: (line) => (
        <span className={styles['goods']}>
          <b>{line.name}</b> {line.recount && <Badge tone="caution">{words.again}</Badge>}
          {line.moved !== null && line.moved !== '0' && <small>{words.moved(thousandths(line.moved))}</small>}
        </span>
      ),
    },
    { key: 'book', head: words.columns.book, width: '110px', figure: true, cell: (line) => (line.book === null ? '' : qtyText(parseQuantity(line.book))) },
    { key: 'counted', head: words.columns.counted, width: '130px', figure: true, cell: (line) => (line.counted === null ? <span className="faint">{words.notYet}</span> : `${qtyText(parseQuantity(line.counted))} ${line.unit}`) },
    { key: 'difference', head: words.columns.difference, width: '104px', figure: true, cell: (line) => (line.difference === null ? '' : <b>{signedQty(line.difference)}</b>) },
    { key: 'value', head: words.columns.value, width: '112px', figure: true, cell: (line) => (line.value === null ? '' : <Signed amount={line.value} />) },
    { key: 'reason', head: words.columns.reason, width: '200px', cell: (line) => <span className="clip">{reasons[line.productId] ?? ''}</span> },
  ];
  return (
    <Screen title={scopeOf(sheet)} note={`${sheet.number}, ${countScreen.states[sheet.state].toLowerCase()}`} keys={keys} tabs="products">
      <ListCard<SheetLine>
        query={{ data: sheet, error: null }}
        label={words.onSheet}
        columns={columns}
        rows={rows}
        rowKey={(line) => line.productId}
        selected={chosen?.productId ?? null}
        onSelect={(line) => pick(line.productId)}
        {...(keeps && live ? { onOpen: () => mayReason && setOpen('reason') } : {})}
        density="two"
        empty={
          <EmptyState icon={ClipboardCheck} title={words.posted(sheet.result ?? sheet.number, 0)}>
            {words.allCountedHelp}
          </EmptyState>
        }
        foot={
          sheet.sum !== null && (
            <CardFoot>
              <p className={styles['sums']}>
                <span>{words.short} <b>{rp(sheet.sum.short)}</b></span>
                <span>{words.over} <b>{rp(sheet.sum.over)}</b></span>
                <span>{words.net} <b>{signed(sheet.sum.net)}</b></span>
                {sheet.sum.approval && <Badge tone="caution">{words.approval}</Badge>}
              </p>
            </CardFoot>
          )
        }
      />
      {open === 'reason' && chosen !== undefined && <LineReasonDialog line={chosen} reason={reasons[chosen.productId] ?? ''} onSet={(said) => setReasons({ ...reasons, [chosen.productId]: said })} onClose={() => setOpen(null)} />}
      {open === 'post' && <PostDialog sheet={sheet} reasons={reasons} onClose={() => setOpen(null)} />}
      {open === 'cancel' && <CancelDialog sheet={sheet} onClose={() => setOpen(null)} onDone={() => navigate('/barang/hitung')} />}
    </Screen>
  );
}

/** The same goods counted a second time, without the book beside them. */
function Again({ sheet, onBack }: { readonly sheet: Sheet; readonly onBack: () => void }): JSX.Element {
  return <CountingScreen sheet={{ ...sheet, bookShown: false }} again onBack={onBack} />;
}
