import { Barcode, History, Lock, Store, TriangleAlert } from 'lucide-react';
import { useCallback, useEffect, useRef, useState, type JSX } from 'react';
import { useHashLocation } from 'wouter/use-hash-location';
import { cartReducer, cartTotals, type CartAction, type CylinderMode } from '../../../../shared/domain/cart.ts';
import type { Quantity } from '../../../../shared/domain/quantity.ts';
import { bonScreenWords as bonWords } from '../../../../shared/text/screenBon.ts';
import { roomName } from '../../../../shared/text/screens.ts';
import { cylinderTill } from '../../../../shared/text/screenCylinders.ts';
import { cartWords, clearWords, shortNo, stateWords } from '../../../../shared/text/till.ts';
import { drawerWords } from '../../../../shared/text/drawer.ts';
import { favouriteWords } from '../../../../shared/text/favourites.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { unitWords } from '../../../../shared/text/units.ts';
import { weighedWords } from '../../../../shared/text/weighed.ts';
import { afterWords, waitingWords } from '../../../../shared/text/tillAfter.ts';
import { api, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen } from '../../app/index.ts';
import { AlertDialog, Button, Card, cx, Facts, Icon, Kbd, playStop, rp, useScanGate, type KeyAction } from '../../ui/index.ts';
import { BonPayDialog } from '../bon/index.ts';
import { DrawerDialog } from '../shifts/DrawerDialog.tsx';
import { NewMemberDialog } from '../members/NewMemberDialog.tsx';
import { BuyerDialog } from './BuyerDialog.tsx';
import { CartTable } from './CartTable.tsx';
import { cartItem, nextUnit, sellableIn, type Product } from './catalogue.ts';
import { FavouriteGrid, useFavourites } from './FavouriteGrid.tsx';
import { FavouriteQtyDialog } from './FavouriteQtyDialog.tsx';
import { FavouritesDialog } from './FavouritesDialog.tsx';
import { MemberPanel } from './MemberPanel.tsx';
import { PriceCheckDialog } from './PriceCheckDialog.tsx';
import { useReceiptPrinting } from './printing.ts';
import { ProblemDialog } from './ProblemDialog.tsx';
import { received } from './payment.ts';
import type { LineProblem } from './quote.ts';
import { OldShiftCard, OldShiftDialog, useOldShift, type OldShift } from './OldShift.tsx';
import { ScanBox, type Search } from './ScanBox.tsx';
import { StateCard } from './StateCard.tsx';
import { useShift, useTill } from './TillProvider.tsx';
import { TotalPanel } from './TotalPanel.tsx';
import { useScanBoxFocus } from './useScanBoxFocus.ts';
import { TermsDialog } from './TermsDialog.tsx';
import { HoldDialog, RecallDialog } from './WaitingDialogs.tsx';
import styles from './SalesScreen.module.css';

type Open = null | 'member' | 'bon' | 'buyer' | 'terms' | 'price' | 'clear' | 'hold' | 'recall' | 'drawer' | 'old' | 'favourites' | { readonly problem: LineProblem } | { readonly weigh: Product };

/** Deposits for lent cylinders, a screen of its own. */
const DEPOSITS_PATH = '/riwayat/jaminan';

/** Rules of law interrupt at once; what can still be put right before paying waits for F12. */
const STOPS = new Set(['LIMIT_EXCEEDED', 'HET_EXCEEDED', 'EXPIRED']);

/** The till: scan, scan, F12. */
export function SalesScreen(): JSX.Element {
  const { cart, change, mayPutAside, quote, news, tell, takeCode, looking, catalogue, startNext, paid, attachMember, addProduct, payment } = useTill();
  const favourites = useFavourites();
  const [, navigate] = useHashLocation();
  const shift = useShift();
  const box = useRef<HTMLInputElement | null>(null);
  const search = useRef<Search | null>(null);
  const typing = (): boolean => (box.current?.value ?? '') !== '';
  const [open, setOpen] = useState<Open>(null);
  const [editing, setEditing] = useState(false);
  const focusBox = useScanBoxFocus(box, !editing);
  const last = useLastSale();
  const { printAgain, error: printError, dismiss, reprint } = useReceiptPrinting(last?.number ?? null);

  // Whoever comes back here has begun the next sale.
  useEffect(() => {
    if (paid) startNext();
  }, [paid, startNext]);
  useEffect(() => {
    if (!editing) focusBox();
  }, [cart.lines, editing, open, focusBox]);

  useScanGate((code) => {
    setEditing(false);
    search.current?.clear();
    dismiss();
    takeCode(code);
  });

  const close = useCallback(() => setOpen(null), [setOpen]);
  /** Whoever has just joined buys at once, with the basket as it is. */
  const attachNew = async (memberId: string): Promise<void> => {
    const { memberNo, name } = await api.call('members.get', { memberId });
    attachMember({ memberId, memberNo, name });
  };
  /** A finger on a tile: what is weighed is asked for, all else comes in as from a scan. */
  const takeFavourite = (product: Product): void => {
    if (cart.prefix === null && product.cylinder === undefined && catalogue.divisible(product.unit)) return setOpen({ weigh: product });
    close();
    return addProduct(product);
  };
  const line = cart.lines.find((candidate) => candidate.key === cart.selected);
  const filled = cart.lines.length > 0;
  const hasShift = shift === undefined || shift.shift !== null;
  const openShift = (): void => navigate('/kas');

  const old = useOldShift();
  const goPay = (): void => navigate('/bayar');
  const pay = usePayWish(setOpen, () => (old?.undecided === true ? setOpen('old') : goPay()));
  useStops(open === null, setOpen);

  const refuse = (text: string): void => {
    playStop();
    tell({ kind: 'refused', text });
  };
  /** A quantity that a line cannot have leaves it as it was, and says so. */
  const changeQty = (action: CartAction): void => {
    if (line !== undefined && cartReducer(cart, action) === cart) refuse(line?.label === undefined ? cartWords.full : weighedWords.fixed);
    else change(action);
  };
  const doneEditing = (key: string, qty: Quantity | null): void => {
    setEditing(false);
    if (qty === null) return;
    const edited = cart.lines.find((candidate) => candidate.key === key);
    if (!edited || edited.qty === qty) return;
    if (qty === 0) refuse(cartWords.zero);
    else if (sellableIn(catalogue, edited, qty)) changeQty({ type: 'setQty', key, qty });
    else refuse(cartWords.whole(edited.name, edited.unit));
  };
  const editQty = (): void => {
    if (line?.label === undefined) return setEditing(true);
    return refuse(weighedWords.fixed);
  };
  const cycleUnit = (): void => {
    const product = line === undefined ? undefined : catalogue.byId(line.productId);
    if (line === undefined || product === undefined) return;
    const item = cartItem(product, cart.member !== undefined, nextUnit(product, line.pack));
    if (sellableIn(catalogue, item, line.qty)) change({ type: 'setUnit', item });
    else playStop();
  };
  const remove = (): void => {
    if (line && change({ type: 'remove' })) tell({ kind: 'done', text: cartWords.removed(line.name) });
  };
  const undo = (): void => {
    const possible = cart.past.length > 0;
    if (change({ type: 'undo' })) tell(possible ? { kind: 'done', text: cartWords.undone } : { kind: 'refused', text: cartWords.nothingToUndo });
  };
  /** F7: refill, sold, lent; what is not priced is passed over. */
  const nextMode = (): void => {
    const action = { type: 'cycleCylinder' } as const;
    const possible = cartReducer(cart, action) !== cart;
    change(action);
    if (possible) return;
    refuse(cylinderTill.onlyRefill);
  };
  const hold = (): void => {
    if (mayPutAside()) setOpen('hold');
  };
  const askClear = (): void => {
    if (mayPutAside()) setOpen('clear');
  };
  /** Called back into an empty cart only: what is in hand is put aside first. */
  const recall = (): void => {
    if (!filled) return setOpen('recall');
    return refuse(waitingWords.filledFirst);
  };
  const payBon = (): void => {
    if (cart.member) return setOpen('bon');
    return refuse(bonWords.pickMember);
  };
  const moveCash = (): void => {
    if (hasShift) return setOpen('drawer');
    return refuse(drawerWords.shiftFirst);
  };
  const escape = (): void => {
    if (typing()) search.current?.clear();
    else if (cart.prefix !== null) change({ type: 'prefix', qty: null });
    else tell(null);
    dismiss();
    focusBox();
  };

  const inUnits = line !== undefined && (catalogue.byId(line.productId)?.units.length ?? 0) > 0;
  const { keys: k } = cartWords;
  const keys: readonly KeyAction[] = [
    { keys: 'F2', label: k.find, run: () => { tell(null); focusBox(true); } },
    { keys: 'F3', label: k.buyer, run: () => setOpen('buyer') },
    { keys: 'F4', label: k.qty, run: editQty, enabled: line !== undefined },
    { keys: 'F5', label: waitingWords.hold, run: hold, enabled: filled },
    { keys: 'F6', label: waitingWords.recall, run: recall },
    line?.cylinder === undefined ? { keys: 'F7', label: cylinderTill.keys.deposits, run: () => navigate(DEPOSITS_PATH) } : { keys: 'F7', label: cylinderTill.keys.cylinder, run: nextMode },
    { keys: 'F8', label: k.remove, run: remove, enabled: line !== undefined },
    { keys: 'F9', label: k.priceCheck, run: () => setOpen('price') },
    { keys: 'F10', label: drawerWords.key, run: moveCash },
    { keys: 'F11', label: k.reprint, run: () => void printAgain(), enabled: last !== null },
    hasShift ? { keys: 'F12', label: k.pay, run: pay, enabled: filled || looking, main: true } : { keys: 'F12', label: k.openShift, run: openShift, main: true },
    { keys: 'Shift+F2', label: favouriteWords.key, run: () => setOpen('favourites'), bar: false },
    { keys: 'Shift+F6', label: unitWords.cycle, run: cycleUnit, enabled: inUnits, bar: false },
    { keys: 'Shift+F4', label: termsWords.key, run: () => setOpen('terms'), enabled: filled, bar: false },
    { keys: 'Shift+F5', label: bonWords.payKey, run: payBon, bar: false },
    { keys: 'Shift+F8', label: afterWords.open, run: () => navigate('/riwayat'), bar: false },
    ...(line?.cylinder === 'tukar' ? [{ keys: 'Shift+F7', label: cylinderTill.keys.empty, run: () => change({ type: 'cycleEmpty' }), bar: false }] : []),
    { keys: 'Ctrl+Del', label: k.clear, run: askClear, enabled: filled, bar: false },
    { keys: 'Esc', label: k.dropSearch, run: escape, bar: false },
    // While something is being typed these belong to the box itself.
    ...[
      { keys: 'Up', label: k.rowUp, run: () => change({ type: 'select', to: 'up' }), repeat: true },
      { keys: 'Down', label: k.rowDown, run: () => change({ type: 'select', to: 'down' }), repeat: true },
      { keys: 'Home', label: k.firstRow, run: () => change({ type: 'select', to: 'home' }) },
      { keys: 'End', label: k.lastRow, run: () => change({ type: 'select', to: 'end' }) },
      { keys: 'Plus', label: k.plus, run: () => changeQty({ type: 'plus' }), repeat: true },
      { keys: 'Minus', label: k.minus, run: () => change({ type: 'minus' }), repeat: true },
      { keys: 'Del', label: k.remove, run: remove },
      { keys: 'Ctrl+Z', label: k.undo, run: undo },
    ].map((action): KeyAction => ({ ...action, bar: false, when: () => !typing() })),
  ];

  return (
    <Screen title={roomName.sales} foot="keys" keys={editing ? whileEditing(keys) : keys}>
      <section className="stack grow" aria-label={cartWords.cart}>
        <ScanBox box={box} search={search} {...(favourites.length === 0 ? {} : { onFavourites: () => setOpen('favourites') })} />
        <Card flow grow className={styles['cart']}>
          {filled ? <CartTable editing={editing} onEdit={() => setEditing(true)} onDone={doneEditing} /> : <NothingYet hasShift={hasShift} old={old} onOpenShift={openShift} onReprint={() => void printAgain()} last={last} favourites={favourites} member={cart.member !== undefined} onTake={takeFavourite} />}
          {news?.kind === 'unknown' && (
            <StateCard strip live tone="info" icon={Barcode} title={stateWords.unknown.title} facts={news.misread ? stateWords.unknown.misread(news.code) : stateWords.unknown.facts(news.code)} safe={stateWords.unknown.safe}>
              <Button kind="primary" keys="F2" onClick={() => { tell(null); focusBox(); }}>
                {stateWords.unknown.find}
              </Button>
            </StateCard>
          )}
          {filled && cart.needsCheck && (
            <StateCard strip live tone="in" icon={History} title={waitingWords.backTitle} facts={waitingWords.backFacts} safe={received(payment) > 0 ? waitingWords.paidInBack(received(payment)) : undefined}>
              <Button kind="primary" keys="Enter" onClick={() => change({ type: 'checked' })}>
                {waitingWords.goOn}
              </Button>
              <Button keys="F5" onClick={hold}>
                {waitingWords.hold}
              </Button>
            </StateCard>
          )}
          {filled && !hasShift && (
            <StateCard strip tone="info" icon={Lock} title={stateWords.noShift.title} facts={stateWords.noShift.facts} safe={stateWords.noShift.cartSafe}>
              <Button kind="primary" keys="F12" onClick={openShift}>
                {stateWords.noShift.open}
              </Button>
            </StateCard>
          )}
          {quote.error !== null && quote.problems.length === 0 && (
            <div className={styles['error']}>
              <ErrorMessage error={quote.error} />
            </div>
          )}
          {printError !== null && (
            <div className={styles['error']}>
              <ErrorMessage error={printError} />
            </div>
          )}
          {filled && quote.warnings.map((warning) => <Warning key={warning} text={warning} />)}
          {filled && <Hints cylinder={line?.cylinder} inUnits={inUnits} />}
        </Card>
      </section>
      <aside className={styles['side']}>
        <MemberPanel onPick={() => setOpen('buyer')} />
        <TotalPanel hasShift={hasShift} onPay={pay} onOpenShift={openShift} onClear={askClear} />
      </aside>
      {reprint.dialog}
      <BuyerDialog opened={open === 'buyer'} onClose={close} onNew={() => setOpen('member')} />
      <NewMemberDialog opened={open === 'member'} onClose={close} onOpenMember={(memberId) => void attachNew(memberId)} />
      <PriceCheckDialog opened={open === 'price'} onClose={close} />
      <TermsDialog opened={open === 'terms'} onClose={close} />
      <OldShiftDialog old={old} opened={open === 'old'} onClose={close} onLeft={goPay} />
      <ClearDialog opened={open === 'clear'} onClose={close} />
      <HoldDialog opened={open === 'hold'} onClose={close} />
      <DrawerDialog opened={open === 'drawer'} onClose={close} />
      <RecallDialog opened={open === 'recall'} onClose={close} />
      <BonPayDialog member={open === 'bon' ? (cart.member ?? null) : null} onClose={close} />
      <FavouritesDialog opened={open === 'favourites'} onClose={close} onTake={takeFavourite} />
      {open !== null && typeof open === 'object' && 'weigh' in open && (
        <FavouriteQtyDialog
          product={open.weigh}
          onClose={close}
          onTake={(product, qty) => {
            close();
            addProduct(product, qty);
          }}
        />
      )}
      <ProblemDialog problem={open !== null && typeof open === 'object' && 'problem' in open ? open.problem : null} onClose={close} onPickBuyer={() => setOpen('buyer')} />
    </Screen>
  );
}

/** An open quantity keeps the letters and arrows for itself; a function key takes what was typed into it and goes on. */
const whileEditing = (keys: readonly KeyAction[]): readonly KeyAction[] =>
  keys
    .filter((action) => /^F\d/.test(action.keys))
    .map((action) => ({
      ...action,
      run: () => {
        if (action.keys === 'F4') return;
        if (document.activeElement instanceof HTMLElement) document.activeElement.blur();
        action.run();
      },
    }));

/**
 * F12: on to the payment, or why not. While the service still counts the payment begins at once, and comes back if need be.
 * While a scan is looked up the key waits for it: what is on its way belongs to this sale, and an unknown code is read first.
 */
function usePayWish(setOpen: (open: Open) => void, go: () => void): () => void {
  const { cart, quote, news, looking, isLooking, turnedBack, turnBack } = useTill();
  const decide = (): void => {
    const [problem] = quote.problems;
    if (problem) {
      playStop();
      setOpen({ problem });
    } else if (quote.error !== null) {
      playStop();
      notify(quote.error.headline, 'stop');
    } else go();
  };
  const latest = useRef(decide);
  useEffect(() => {
    latest.current = decide;
  });
  const { pending } = quote;
  useEffect(() => {
    if (!turnedBack || pending) return;
    turnBack(false);
    latest.current();
  }, [turnedBack, pending, turnBack]);
  const pay = (): void => {
    if (cart.lines.length === 0) return;
    if (pending) go();
    else decide();
  };
  const waiting = useRef(false);
  useEffect(() => {
    if (isLooking() || !waiting.current) return;
    waiting.current = false;
    if (news?.kind === 'done') pay();
    // Only the end of a look-up sends on who waited for it.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [looking, news]);
  return () => {
    if (isLooking()) waiting.current = true;
    else pay();
  };
}

/** A rule of law stops the scanning hand at once, one time for each way of breaking it. */
function useStops(free: boolean, setOpen: (open: Open) => void): void {
  const { cart, quote } = useTill();
  const { fresh, problems } = quote;
  const told = useRef('');
  const stop = problems.find((problem) => STOPS.has(problem.rule));
  const line = cart.lines.find((candidate) => candidate.key === stop?.key);
  const what = stop && line ? `${stop.rule} ${stop.key} ${line.qty} ${cart.member?.memberId ?? cart.buyer?.nik ?? ''}` : '';
  useEffect(() => {
    if (!fresh) return;
    if (what === '' || !stop) told.current = '';
    else if (free && told.current !== what) {
      told.current = what;
      playStop();
      setOpen({ problem: stop });
    }
  }, [what, free, fresh, stop, setOpen]);
}

type LastSale = { readonly number: string; readonly total: number; readonly change: number };

function useLastSale(): LastSale | null {
  const saleId = useApiQuery('sales.search', { limit: 1 }).data?.rows[0]?.saleId;
  const sale = useApiQuery('sales.get', { saleId: saleId ?? '' }, { enabled: saleId !== undefined, keep: true }).data;
  return sale === undefined || saleId === undefined ? null : sale;
}

/** An empty cart shows the favourites, and says that the till is ready or what has to be done first. */
function NothingYet({ hasShift, old, onOpenShift, onReprint, last, favourites, member, onTake }: {
  readonly hasShift: boolean; readonly old: OldShift | null; readonly onOpenShift: () => void; readonly onReprint: () => void; readonly last: LastSale | null; readonly favourites: readonly Product[]; readonly member: boolean; readonly onTake: (product: Product) => void;
}): JSX.Element {
  const left = useShift()?.leftInDrawer ?? 0;
  const grid = favourites.length > 0;
  return (
    <div className={cx(styles['nothing'], grid && styles['besideGrid'])}>
      {grid && <FavouriteGrid products={favourites} member={member} onTake={onTake} />}
      {hasShift ? (
        <>
          {old !== null && <OldShiftCard old={old} strip={grid} />}
          <StateCard strip={grid} tone="plain" icon={Store} title={cartWords.ready} facts={cartWords.readyHelp} safe={last === null ? undefined : cartWords.lastSale(shortNo(last.number), last.total, last.change)}>
            {last !== null && (
              <Button keys="F11" onClick={onReprint}>
                {cartWords.keys.reprint}
              </Button>
            )}
          </StateCard>
        </>
      ) : (
        <StateCard strip={grid} tone="info" icon={Lock} title={stateWords.noShift.title} facts={stateWords.noShift.facts} safe={left > 0 ? stateWords.noShift.left(left) : stateWords.noShift.nothingLeft}>
          <Button kind="primary" keys="F12" onClick={onOpenShift}>
            {stateWords.noShift.open}
          </Button>
        </StateCard>
      )}
    </div>
  );
}

/** What refuses nothing, but ought to be seen. */
const Warning = ({ text }: { readonly text: string }): JSX.Element => (
  <output className={styles['warning']}>
    <Icon of={TriangleAlert} size="small" /> {text}
  </output>
);

function Hints({ cylinder, inUnits }: { readonly cylinder: CylinderMode | undefined; readonly inUnits: boolean }): JSX.Element {
  const { hints } = cartWords;
  const rows: readonly (readonly [string, string])[] = [['Up+Down', hints.choose], ['Plus+Minus', hints.qty], ['Del', hints.remove], ['Ctrl+Z', hints.undo], ...(cylinder === undefined ? [] : [['F7', cylinderTill.hints.mode] as const]), ...(cylinder === 'tukar' ? [['Shift+F7', cylinderTill.hints.empty] as const] : []), ...(inUnits ? [['Shift+F6', unitWords.hint] as const] : [])];
  return (
    <p className={styles['hints']}>
      {rows.map(([keys, label]) => (
        <span key={keys}>
          <Kbd keys={keys} /> {label}
        </span>
      ))}
    </p>
  );
}

function ClearDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element {
  const { cart, change } = useTill();
  const totals = cartTotals(cart);
  const clear = (): void => {
    onClose();
    change({ type: 'clear' });
  };
  return (
    <AlertDialog
      opened={opened}
      onClose={onClose}
      tone="caution"
      title={clearWords.title}
      keys={[{ keys: 'Ctrl+Del', label: clearWords.clear, run: clear }]}
      foot={
        <>
          <Button kind="stop" keys="Ctrl+Del" onClick={clear}>
            {clearWords.clear}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={onClose}>
            {clearWords.keep}
          </Button>
        </>
      }
    >
      <Facts rows={[{ label: cartWords.kinds(totals.kinds), value: rp(totals.total) }]} />
      <p className="muted">{clearWords.safe}</p>
    </AlertDialog>
  );
}
