import { PackageCheck, Truck } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { Redirect } from 'wouter';
import type { PurchaseAsk } from '../../../../shared/contract/buying.ts';
import { receivingWords as words } from '../../../../shared/text/screenReceiving.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify, Screen, SlipDialog, useRole } from '../../app/index.ts';
import { Button, Card, EmptyState, Message, playOk, playStop, rp, useScanGate } from '../../ui/index.ts';
import { PriceDialog } from '../products/index.ts';
import { unitOfCode, useTill } from '../sales/index.ts';
import { AsksDialog, asksOf } from './AsksDialog.tsx';
import { CylinderPanel } from './CylinderPanel.tsx';
import { DeliveryCard } from './DeliveryCard.tsx';
import { fullsOf, gapOf, onScreen, toReceive, type Gap } from './delivery.ts';
import { draftStore, newLine, useDrafts, type Draft, type DraftLine, type Product } from './drafts.ts';
import { FindGoodsDialog } from './FindGoodsDialog.tsx';
import { FreightDialog } from './FreightDialog.tsx';
import { HeadDialog } from './HeadDialog.tsx';
import { InTransitCard } from './InTransitCard.tsx';
import { PayCard, ValueCard } from './SidePanels.tsx';
import { SplitDialog } from './SplitDialog.tsx';
import styles from './receiving.module.css';

type Open = null | 'new' | 'head' | 'freight' | 'split' | 'find' | 'price';
type Done = { readonly number: string; readonly total: number; readonly entryNumber: string; readonly supplierName: string; readonly deliveryNo: string };

const cellOf = (lineKey: string, cell: string): HTMLInputElement | null => document.querySelector<HTMLInputElement>(`[data-line="${CSS.escape(lineKey)}"] [data-cell="${CSS.escape(cell)}"] input`);
/** Where a way of paying is chosen. */
const payField = (): HTMLInputElement | null => document.querySelector<HTMLInputElement>('[data-pay] input');
/** The cell the cursor stands in. */
const focused = (): { readonly line: string | null; readonly cell: string | null } => ({
  line: document.activeElement?.closest('[data-line]')?.getAttribute('data-line') ?? null, cell: document.activeElement?.closest('[data-cell]')?.getAttribute('data-cell') ?? null,
});

/** Today's deliveries; who may only read sees those that were taken in. */
export function ReceiveScreen(): JSX.Element {
  return useRole('bendahara') ? <Receiving /> : <Redirect to="/terima/kiriman" replace />;
}

/** Deliveries filled in with the note in hand, and F12 for each. */
function Receiving(): JSX.Element {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const suppliers = (useApiQuery('suppliers.list', {}).data?.rows ?? []).filter((row) => row.kind !== 'konsinyasi');
  const taken = useApiQuery('purchases.receipts', { from: today ?? '', to: today ?? '' }, { enabled: today !== undefined, keep: true }).data?.rows.filter((row) => !row.undone).length ?? 0;
  const { drafts, current, undoable, wanted } = useDrafts();
  const coming = (useApiQuery('purchases.inTransit', {}).data?.rows ?? []).filter((row) => !drafts.some((draft) => draft.shipment?.shipmentId === row.shipmentId));
  const { catalogue } = useTill();
  const [open, setOpen] = useState<Open>(null);
  const [scanned, setScanned] = useState<Product | null>(null);
  const [priced, setPriced] = useState<string | null>(null);
  const [gap, setGap] = useState<(Gap & { readonly draft: string }) | null>(null);
  const [done, setDone] = useState<Done | null>(null);
  const [last, setLast] = useState<string | null>(null);
  const command = useApiCommand('purchases.receive');
  const print = useApiCommand('printing.print');
  const main = useRef<HTMLButtonElement | null>(null);
  const product = useApiQuery('products.get', { productId: priced ?? '' }, { enabled: priced !== null }).data;
  const { error } = command;
  const asks = asksOf(error);
  const close = (): void => setOpen(null);

  /** The line of these goods, made where there is none, with the cursor in what came good. */
  const take = (found: Product, pack: string | null = null): void => {
    setOpen(null);
    if (current === undefined) {
      setScanned(found);
      return setOpen('new');
    }
    const line = current.lines.find((each) => each.product.productId === found.productId) ?? newLine(found, { pack });
    if (!current.lines.includes(line)) draftStore.addLine(current.key, line);
    setTimeout(() => cellOf(line.key, 'good')?.focus(), 0);
  };
  useScanGate((code) => {
    void (async () => {
      const found = catalogue.find(code) ?? (await catalogue.lookUp(code).catch(() => null));
      if (found) return take(found, unitOfCode(found, code) ?? null);
      playStop();
      return notify(words.unknownScan(code), 'stop');
    })();
  });
  /** The delivery the cursor has been led into. */
  const entered = useRef<string | null>(null);
  const free = open === null && wanted === null;
  const currentKey = current?.key ?? null;
  useEffect(() => {
    if (!free || currentKey === null || entered.current === currentKey) return;
    entered.current = currentKey;
    const card = document.querySelector(`[data-delivery="${CSS.escape(currentKey)}"]`);
    if (card?.contains(document.activeElement) === false) card.querySelector<HTMLInputElement>('[data-cell] input')?.focus();
  }, [free, currentKey]);

  const lineHere = (): DraftLine | undefined => {
    const { line } = focused();
    return current?.lines.find((each) => each.key === line);
  };
  const next = (): void => {
    const following = drafts[(drafts.findIndex((draft) => draft === current) + 1) % Math.max(1, drafts.length)];
    if (following === undefined) return;
    draftStore.select(following.key);
    document.querySelector(`[data-delivery="${CSS.escape(following.key)}"]`)?.scrollIntoView({ block: 'nearest' });
  };
  const copyAbove = (): void => {
    const here = lineHere();
    if (current === undefined || here === undefined) return;
    const above = current.lines[current.lines.indexOf(here) - 1];
    if (above !== undefined) draftStore.changeLine(current.key, here.key, { batch: above.batch, expiresOn: above.expiresOn });
  };
  const drop = (): void => {
    const here = lineHere();
    if (current === undefined || here === undefined) return;
    const at = current.lines.indexOf(here);
    const beside = current.lines[at + 1] ?? current.lines[at - 1];
    draftStore.removeLine(current.key, here.key);
    if (beside !== undefined) setTimeout(() => cellOf(beside.key, 'good')?.focus(), 0);
  };
  /** The next unit these goods are bought in: the base one, a sack, a carton. */
  const changeUnit = (): void => {
    const here = lineHere();
    if (current === undefined || here === undefined) return;
    const units = [null, ...here.product.units.map((unit) => unit.name)];
    draftStore.changeLine(current.key, here.key, { pack: units[(units.indexOf(here.pack) + 1) % units.length] ?? null });
  };
  const mark = (draft: Draft, found: Gap): void => {
    playStop();
    setGap({ ...found, draft: draft.key });
    if (found.field === 'payment') setTimeout(() => payField()?.focus(), 0);
    const place = /^(lines\.(\d+)|empties)\.(.+)$/.exec(found.field);
    const line = place?.[2] === undefined ? draft.lines.find((each) => each.product.cylinder?.size === place?.[3]) : draft.lines[Number(place[2])];
    if (line !== undefined) setTimeout(() => cellOf(line.key, place?.[2] === undefined ? 'empties' : (place[3] ?? ''))?.focus(), 0);
  };
  const send = async (draft: Draft, accept: PurchaseAsk[] = []): Promise<void> => {
    const result = await command.run({ ...toReceive(draft), ...(accept.length === 0 ? {} : { accept }) });
    if (result === null) return;
    playOk();
    setLast(result.number);
    setDone({ number: result.number, total: result.total, entryNumber: result.entryNumber, supplierName: draft.supplierName, deliveryNo: draft.deliveryNo });
    draftStore.remove(draft.key, true);
  };
  const receive = (): void => {
    if (current === undefined || command.pending) return;
    command.reset();
    setGap(null);
    const missing = gapOf(current);
    if (missing?.field === 'deliveryNo') return setOpen('head');
    if (missing !== null) return mark(current, missing);
    void send(current);
  };
  useEffect(() => {
    if (error?.field !== undefined && error.field !== null && current !== undefined && /^(lines\.\d+\.|payment)/.test(error.field)) mark(current, { field: onScreen(error.field), message: error.problem });
    // Only a new refusal marks a field.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [error]);
  const printLast = (): void => {
    if (last !== null && !print.pending) void print.run({ document: 'voucher', ref: last }).then((sent) => sent !== null && notify(words.printSent));
  };
  const editPrice = (): void => {
    const here = lineHere() ?? current?.lines[0];
    if (here === undefined) return;
    setPriced(here.product.productId);
    setOpen('price');
  };

  const { keys: k } = words;
  const filled = current !== undefined;
  const gapHere = gap !== null && gap.draft === current?.key ? gap : null;
  return (
    <Screen
      title={words.title}
      note={words.note(drafts.length, taken)}
      tabs="receiving"
      keys={[
        { keys: 'Enter', label: k.nextCell, run: () => undefined, enabled: filled, when: () => false },
        { keys: 'Ctrl+D', label: k.copy, run: copyAbove, enabled: filled },
        { keys: 'F2', label: k.make, run: () => { setScanned(null); setOpen('new'); } },
        { keys: 'F3', label: k.head, run: () => setOpen('head'), enabled: filled, bar: false },
        { keys: 'F4', label: k.freight, run: () => setOpen('freight'), enabled: filled },
        { keys: 'Shift+F4', label: k.unit, run: changeUnit, enabled: filled, bar: false },
        { keys: 'F5', label: k.pay, run: () => setOpen('split'), enabled: filled && current.shipment === null, bar: false },
        { keys: 'F6', label: k.next, run: next, enabled: drafts.length > 1 },
        { keys: 'F7', label: k.price, run: editPrice, enabled: filled && current.lines.length > 0 },
        { keys: 'F8', label: k.drop, run: drop, enabled: filled, bar: false },
        { keys: 'F9', label: k.find, run: () => setOpen('find'), enabled: filled },
        { keys: 'F10', label: k.transit, run: () => coming[0] !== undefined && draftStore.want({ supplierId: coming[0].supplierId, shipmentId: coming[0].shipmentId }), enabled: coming.length > 0, bar: coming.length > 0 },
        { keys: 'Ctrl+Del', label: k.dropDelivery, run: () => current !== undefined && draftStore.remove(current.key, false), enabled: filled, bar: false },
        { keys: 'Ctrl+Z', label: k.undo, run: () => draftStore.undo(), enabled: undoable, bar: false },
        { keys: 'F11', label: k.print, run: printLast, enabled: last !== null },
        { keys: 'F12', label: k.receive, run: receive, main: true, enabled: filled && !command.pending },
      ]}
    >
      <section className={styles['deliveries']} aria-label={words.deliveries}>
        {drafts.length === 0 && (
          <Card flow grow label={words.deliveries}>
            <EmptyState
              icon={Truck}
              title={words.empty(taken)}
              action={
                <Button keys="F2" onClick={() => setOpen('new')}>
                  {words.make}
                </Button>
              }
            >
              {words.emptyHelp}
            </EmptyState>
          </Card>
        )}
        {drafts.map((draft) => (
          <DeliveryCard key={draft.key} draft={draft} current={draft === current} gap={gap !== null && gap.draft === draft.key ? gap : null} onEnd={() => (draft.shipment === null && draft.via === null && draft.parts === null ? payField() : main.current)?.focus()} />
        ))}
        {coming.length > 0 && <InTransitCard rows={coming} />}
      </section>
      {current !== undefined && (
        <aside className={styles['side']}>
          <div className={styles['panels']}>
            <ValueCard draft={current} onFreight={() => setOpen('freight')} />
            <PayCard draft={current} problem={gapHere?.field === 'payment' ? gapHere.message : null} onSplit={() => setOpen('split')} onHead={() => setOpen('head')} onEnd={() => main.current?.focus()} />
            {[...fullsOf(current).keys()].map((size) => (
              <CylinderPanel key={size} size={size} />
            ))}
            {gapHere !== null && gapHere.field === 'lines' && (
              <Message tone="caution" title={words.problem} live>
                {gapHere.message}
              </Message>
            )}
            {error !== null && gapHere === null && asks.length === 0 && <ErrorMessage error={error} />}
          </div>
          <Button ref={main} kind="primary" size="main" icon={PackageCheck} keys="F12" full busy={command.pending} onClick={receive}>
            {words.keys.receive}
          </Button>
        </aside>
      )}
      {open === 'new' && today !== undefined && <HeadDialog draft={null} first={scanned} wanted={null} suppliers={suppliers} today={today} onClose={close} />}
      {open === 'head' && current !== undefined && today !== undefined && <HeadDialog draft={current} first={null} wanted={null} suppliers={suppliers} today={today} onClose={close} />}
      {open === null && wanted !== null && today !== undefined && suppliers.length > 0 && <HeadDialog draft={null} first={null} wanted={wanted} suppliers={suppliers} today={today} onClose={() => draftStore.want(null)} />}
      {open === 'freight' && current !== undefined && <FreightDialog draft={current} onClose={close} />}
      {open === 'split' && current !== undefined && <SplitDialog draft={current} onClose={close} />}
      {open === 'find' && <FindGoodsDialog onTake={take} onClose={close} />}
      {open === 'price' && product !== undefined && product.productId === priced && <PriceDialog key={product.productId} product={product} onClose={close} />}
      {asks.length > 0 && current !== undefined && <AsksDialog asks={asks} verb={k.receiveAnyway} busy={command.pending} onAccept={(keys) => void send(current, keys)} onClose={command.reset} />}
      {done !== null && (
        <SlipDialog
          title={words.received.title(done.number)}
          note={words.received.note}
          slip={{ document: 'voucher', ref: done.number }}
          rows={[
            { label: words.head.supplier, value: done.supplierName },
            { label: words.received.delivery, value: done.deliveryNo },
            { label: words.received.total, value: rp(done.total) },
            { label: words.received.entry, value: done.entryNumber },
          ]}
          words={words.received}
          onClose={() => setDone(null)}
        />
      )}
    </Screen>
  );
}
