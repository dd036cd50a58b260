import { PauseCircle, ShoppingBasket } from 'lucide-react';
import { useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { clockTime, type Timezone } from '../../../../shared/domain/dates.ts';
import { waitingWords as words } from '../../../../shared/text/tillAfter.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { cartTotals } from '../../../../shared/domain/cart.ts';
import { cartWords } from '../../../../shared/text/till.ts';
import { asApiError, useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify } from '../../app/index.ts';
import { AlertDialog, Button, clockText, Dialog, EmptyState, EnterForm, Facts, number, rp, Table, TextField, type Column } from '../../ui/index.ts';
import { contentOf, draftOf, keptBasket } from './keeping.ts';
import { useTill } from './TillProvider.tsx';

type Held = Result<'sales.holds'>['rows'][number];

/** F5: puts the cart aside under a name. */
export function HoldDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element {
  const { cart, change } = useTill();
  const [name, setName] = useState('');
  const command = useApiCommand('sales.hold');
  const totals = cartTotals(cart);
  const close = (): void => {
    setName('');
    command.reset();
    onClose();
  };
  const hold = (): void => {
    if (command.pending) return;
    void command.run({ ...(name.trim() === '' ? {} : { name: name.trim() }), basket: keptBasket(cart) }).then((held) => {
      if (held === null) return;
      change({ type: 'reset' });
      close();
      notify(words.held(held.number));
    });
  };
  return (
    <Dialog
      opened={opened}
      onClose={command.pending ? undefined : close}
      icon={PauseCircle}
      title={words.holdTitle}
      note={words.holdNote}
      keys={[{ keys: 'F5', label: words.holdDo, run: hold, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={close}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F5" busy={command.pending} onClick={hold}>
            {words.holdDo}
          </Button>
        </>
      }
    >
      <Facts rows={[{ label: cartWords.kinds(totals.kinds), value: rp(totals.total) }]} />
      <EnterForm onSubmit={hold} className="stack">
        <TextField label={words.name} hint={words.nameHint} data-autofocus maxLength={40} value={name} onChange={(event) => setName(event.currentTarget.value)} />
      </EnterForm>
      {cart.buyer && <p className="muted">{words.buyerAsked}</p>}
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}

/** F6: what was put aside; Enter brings one back into the empty cart. */
export function RecallDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element {
  const { change, setPayment } = useTill();
  const timezone = (useApiQuery('system.status', {}).data?.timezone ?? 'Asia/Makassar') as Timezone;
  // Known before it is asked for, so that the keys stand on a row at once.
  const rows = useApiQuery('sales.holds', {}).data?.rows ?? [];
  const [picked, setPicked] = useState<string | null>(null);
  const [dropping, setDropping] = useState(false);
  const recall = useApiCommand('sales.recall');
  const drop = useApiCommand('sales.drop');
  const chosen = rows.find((row) => row.holdId === picked) ?? rows[0];
  const error = recall.error ?? drop.error;
  const close = (): void => {
    setDropping(false);
    recall.reset();
    drop.reset();
    onClose();
  };
  const bring = async (held: Held): Promise<void> => {
    if (recall.pending) return;
    const done = await recall.run({ holdId: held.holdId });
    if (done === null) return;
    const content = await contentOf(done.basket);
    change({ type: 'restore', content });
    change({ type: 'checked' });
    setPayment(draftOf(done.payment, done.basket.memberId));
    close();
    notify(words.recalled(held.number));
  };
  const take = (): void => {
    if (chosen) bring(chosen).catch((cause: unknown) => notify(asApiError(cause).message, 'stop'));
  };
  const walk = (by: number): void => {
    const next = rows[rows.findIndex((row) => row.holdId === chosen?.holdId) + by];
    if (next) setPicked(next.holdId);
  };
  const throwAway = (): void => {
    if (chosen && !drop.pending) void drop.run({ holdId: chosen.holdId }).then((done) => done !== null && setDropping(false));
  };
  const columns: readonly Column<Held>[] = [
    { key: 'number', head: words.columns.number, width: '64px', cell: (row) => <b className="tabular">{row.number}</b> },
    { key: 'name', head: words.columns.name, cell: (row) => (row.name === '' ? <span className="faint">{words.noName}</span> : row.name) },
    { key: 'cashier', head: words.columns.cashier, width: '150px', cell: (row) => row.cashier },
    { key: 'time', head: words.columns.time, width: '84px', cell: (row) => <span className="tabular">{clockText(clockTime(row.heldAt, timezone))}</span> },
    { key: 'lines', head: words.columns.lines, figure: true, width: '64px', cell: (row) => row.lines },
    { key: 'total', head: words.columns.total, figure: true, width: '110px', cell: (row) => <b>{number(row.total)}</b> },
  ];
  if (dropping && chosen)
    return (
      <AlertDialog
        opened={opened}
        onClose={() => setDropping(false)}
        tone="caution"
        title={words.dropTitle(chosen.number)}
        keys={[{ keys: 'Del', label: words.drop, run: throwAway }]}
        foot={
          <>
            <Button kind="stop" keys="Del" busy={drop.pending} onClick={throwAway}>
              {words.drop}
            </Button>
            <Button kind="primary" keys="Enter" data-autofocus onClick={() => setDropping(false)}>
              {words.keep}
            </Button>
          </>
        }
      >
        <Facts rows={[{ label: chosen.name === '' ? words.noName : chosen.name, value: rp(chosen.total) }]} />
        <p className="muted">{words.dropSafe}</p>
      </AlertDialog>
    );
  return (
    <Dialog
      opened={opened}
      onClose={close}
      icon={ShoppingBasket}
      width={760}
      title={words.recallTitle}
      note={words.recallNote}
      keys={[{ keys: 'F6', label: words.recallDo, run: take, main: true, enabled: chosen !== undefined }, { keys: 'Del', label: words.drop, run: () => setDropping(true), enabled: chosen !== undefined }, { keys: 'Up', label: cartWords.keys.rowUp, run: () => walk(-1), repeat: true }, { keys: 'Down', label: cartWords.keys.rowDown, run: () => walk(1), repeat: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={close}>
            {uiWords.close}
          </Button>
          <Button keys="Del" disabled={chosen === undefined} onClick={() => setDropping(true)}>
            {words.drop}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus busy={recall.pending} disabled={chosen === undefined} onClick={take}>
            {words.recallDo}
          </Button>
        </>
      }
    >
      <Table
        label={words.recallTitle}
        columns={columns}
        rows={rows}
        rowKey={(row) => row.holdId}
        selected={chosen?.holdId ?? null}
        onSelect={(row) => setPicked(row.holdId)}
        onOpen={take}
        empty={
          <EmptyState icon={ShoppingBasket} title={words.none}>
            {words.noneHelp}
          </EmptyState>
        }
      />
      {error && <ErrorMessage error={error} />}
    </Dialog>
  );
}
