import { HandCoins, PackageMinus, PackageOpen, PackagePlus, Percent, Store, Users } from 'lucide-react';
import { useState, type JSX } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { consignmentScreen as words } from '../../../../shared/text/screenConsignment.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, notify, Screen, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, number, percentText, qtyText, Table, type Column } from '../../ui/index.ts';
import { VoucherDialog } from '../cylinders/index.ts';
import { GoodsDialog, NewConsignorDialog, OwnerDialog, SettleDialog, TermsDialog, type ConsignedGoods, type Consignor } from './consignmentDialogs.tsx';
import styles from './ConsignmentScreen.module.css';

type Task = null | 'new' | 'terms' | 'receive' | 'giveBack' | 'owner' | 'settle';
type Row = ConsignedGoods['rows'][number];

const CONSIGNORS: readonly Column<Consignor>[] = [
  {
    key: 'name',
    head: words.columns.name,
    cell: (row) => (
      <>
        <b className={styles['line']}>{row.name}</b>
        <small className={styles['line']}>{[words.goodsOf(row.goods), ...(row.memberNo === null ? [] : [words.member(row.memberNo)])].join(', ')}</small>
      </>
    ),
  },
  { key: 'owed', head: words.columns.owed, width: '128px', figure: true, cell: (row) => (row.owed === 0 ? '' : <b>{number(row.owed)}</b>) },
];
const c = words.goodsColumns;
const GOODS: readonly Column<Row>[] = [
  { key: 'name', head: c.name, cell: (row) => <b>{row.name}</b> },
  { key: 'onHand', head: c.onHand, width: '110px', figure: true, cell: (row) => `${qtyText(parseQuantity(row.onHand))} ${row.unit}` },
  { key: 'pct', head: c.pct, width: '84px', figure: true, cell: (row) => (row.commissionPct === null ? '' : percentText(row.commissionPct)) },
  { key: 'sold', head: c.sold, width: '72px', figure: true, cell: (row) => (row.sold.startsWith('-') ? `\u2212${qtyText(parseQuantity(row.sold.slice(1)))}` : qtyText(parseQuantity(row.sold))) },
  { key: 'amount', head: c.amount, width: '104px', figure: true, cell: (row) => number(row.amount) },
  { key: 'commission', head: c.commission, width: '116px', figure: true, cell: (row) => number(row.commission) },
  { key: 'share', head: c.share, width: '116px', figure: true, cell: (row) => <b>{number(row.share)}</b> },
];

/** Goods that are another's until they are sold: whose, what is left and sold of them, and what their owners are paid. */
export function ConsignmentScreen(): JSX.Element {
  const query = useApiQuery('consignment.list', {});
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const writes = useRole('bendahara');
  const [picked, setPicked] = useState<string | null>(null);
  const [task, setTask] = useState<Task>(null);
  const [slip, setSlip] = useState<string | null>(null);
  const rows = query.data?.rows ?? [];
  const chosen = rows.find((row) => row.supplierId === picked) ?? rows[0];
  const goods = useApiQuery('consignment.goods', { supplierId: chosen?.supplierId ?? '' }, { enabled: chosen !== undefined });
  const lines = goods.data?.rows ?? [];
  const close = (): void => setTask(null);
  const recorded = (text: string): void => {
    close();
    notify(text);
  };
  const some = chosen !== undefined;
  const payable = some && chosen.owed > 0;
  const { keys: k } = words;
  return (
    <Screen
      title={words.title}
      note={query.data === undefined ? undefined : words.note(rows.length, query.data.total)}
      tabs="receiving"
      keys={
        writes
          ? [
              { keys: 'F2', label: k.make, run: () => setTask('new') },
              { keys: 'F3', label: k.terms, run: () => setTask('terms'), enabled: some },
              { keys: 'F4', label: k.receive, run: () => setTask('receive'), enabled: lines.length > 0 },
              { keys: 'F6', label: k.giveBack, run: () => setTask('giveBack'), enabled: lines.length > 0 },
              { keys: 'F7', label: k.owner, run: () => setTask('owner'), enabled: some },
              { keys: 'F12', label: k.settle, run: () => setTask('settle'), enabled: payable, main: true },
            ]
          : []
      }
    >
      <ListCard<Consignor>
        query={query}
        className={styles['consignors']}
        label={words.list}
        density="two"
        columns={CONSIGNORS}
        rows={rows}
        rowKey={(row) => row.supplierId}
        selected={chosen?.supplierId ?? null}
        onSelect={(row) => setPicked(row.supplierId)}
        sum={
          query.data && (
            <>
              <td>{words.sum}</td>
              <td className="figure">{number(query.data.total)}</td>
            </>
          )
        }
        empty={
          <EmptyState icon={Store} title={words.none}>
            {words.noneHelp}
          </EmptyState>
        }
      />
      <Card flow grow label={chosen === undefined ? words.title : words.goods(chosen.name)}>
        {some && <CardHead title={words.goods(chosen.name)} note={words.since(chosen.lastPaid === null ? null : dateText(chosen.lastPaid))} />}
        {goods.error && (
          <CardBody>
            <ErrorMessage error={goods.error} />
          </CardBody>
        )}
        {some && goods.data && (
          <Table<Row>
            label={words.goods(chosen.name)}
            columns={GOODS}
            rows={lines}
            rowKey={(row) => row.productId}
            density="read"
            sum={
              lines.length > 0 && (
                <>
                  <td colSpan={4}>{words.sum}</td>
                  <td className="figure">{number(goods.data.sum.amount)}</td>
                  <td className="figure">{number(goods.data.sum.commission)}</td>
                  <td className="figure">{number(goods.data.sum.share)}</td>
                </>
              )
            }
            empty={
              <EmptyState icon={PackageOpen} title={words.noGoods}>
                {words.noGoodsHelp}
              </EmptyState>
            }
          />
        )}
        {some && writes && (
          <CardFoot className={styles['ways']}>
            <Button icon={Percent} keys="F3" onClick={() => setTask('terms')}>
              {k.terms}
            </Button>
            <Button icon={PackagePlus} keys="F4" disabled={lines.length === 0} onClick={() => setTask('receive')}>
              {k.receive}
            </Button>
            <Button icon={PackageMinus} keys="F6" disabled={lines.length === 0} onClick={() => setTask('giveBack')}>
              {k.giveBack}
            </Button>
            <Button icon={Users} keys="F7" onClick={() => setTask('owner')}>
              {k.owner}
            </Button>
            <Button kind="primary" icon={HandCoins} keys="F12" disabled={!payable} onClick={() => setTask('settle')}>
              {k.settle}
            </Button>
          </CardFoot>
        )}
      </Card>
      {task === 'new' && <NewConsignorDialog onClose={close} onDone={(supplierId) => { setPicked(supplierId); close(); }} />}
      {some && today !== undefined && task === 'terms' && <TermsDialog consignor={chosen} today={today} onClose={close} onDone={() => recorded(words.keptTerms)} />}
      {some && (task === 'receive' || task === 'giveBack') && <GoodsDialog consignor={chosen} goods={lines} way={task} onClose={close} onDone={(done) => recorded(words.saved(done))} />}
      {some && task === 'owner' && <OwnerDialog consignor={chosen} onClose={close} onDone={close} />}
      {some && today !== undefined && goods.data && task === 'settle' && <SettleDialog consignor={chosen} sum={goods.data.sum} today={today} onClose={close} onDone={(done) => { close(); setSlip(done); }} />}
      {slip !== null && <VoucherDialog number={slip} onClose={() => setSlip(null)} />}
    </Screen>
  );
}
