import { HandCoins, History, Pencil, Plus, Store } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { supplierScreen as words } from '../../../../shared/text/screenSuppliers.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, ListCard, RecordedMessage, Screen, useRole, type Recorded } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, Facts, number, type Column } from '../../ui/index.ts';
import type { Product } from './drafts.ts';
import type { Supplier } from './HeadDialog.tsx';
import { FindGoodsDialog } from './FindGoodsDialog.tsx';
import { PricesDialog } from './PricesDialog.tsx';
import { AdvanceDialog, SupplierDialog, TermsDialog } from './supplierDialogs.tsx';
import styles from './receiving.module.css';

type Open = null | 'new' | 'edit' | 'terms' | 'advance' | 'find';

const COLUMNS: readonly Column<Supplier>[] = [
  {
    key: 'name',
    head: words.columns.name,
    cell: (row) => (
      <>
        <b>{row.name}</b> {!row.active && <Badge>{words.inactive}</Badge>}
        <small>{words.kinds[row.kind]}</small>
      </>
    ),
  },
  { key: 'advance', head: words.columns.advance, width: '128px', figure: true, cell: (row) => (row.advance === 0 ? '' : number(row.advance)) },
  { key: 'payable', head: words.columns.payable, width: '128px', figure: true, cell: (row) => (row.payable === 0 ? '' : <b>{number(row.payable)}</b>) },
];

/** Whom goods are bought of, on which terms, and what is owed to or prepaid at each. */
export function SuppliersScreen(): JSX.Element {
  const query = useApiQuery('suppliers.list', {});
  const writes = useRole('bendahara');
  const [picked, setPicked] = useState<string | null>(null);
  const [open, setOpen] = useState<Open>(null);
  const [product, setProduct] = useState<Product | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const rows = query.data?.rows ?? [];
  const chosen = rows.find((row) => row.supplierId === picked) ?? rows[0];
  const close = (): void => setOpen(null);
  const some = chosen !== undefined;
  const { keys: k } = words;
  const done = (next: Recorded): void => {
    setRecorded(next);
    close();
  };
  return (
    <Screen
      title={words.title}
      note={words.counted(rows.length)}
      tabs="receiving"
      keys={[
        ...(writes
          ? [
              { keys: 'F2', label: k.make, run: () => setOpen('new') },
              { keys: 'F3', label: k.edit, run: () => setOpen('edit'), enabled: some },
              { keys: 'F4', label: k.terms, run: () => setOpen('terms'), enabled: some },
              { keys: 'F5', label: k.advance, run: () => setOpen('advance'), enabled: some && chosen.kind !== 'konsinyasi' },
            ]
          : []),
        { keys: 'F9', label: k.prices, run: () => setOpen('find'), enabled: some },
      ]}
    >
      <ListCard<Supplier>
        query={query}
        label={words.title}
        density="two"
        columns={COLUMNS}
        rows={rows}
        rowKey={(row) => row.supplierId}
        selected={chosen?.supplierId ?? null}
        onSelect={(row) => setPicked(row.supplierId)}
        empty={
          <EmptyState icon={Store} title={words.none} action={writes ? <Button keys="F2" onClick={() => setOpen('new')}>{k.make}</Button> : undefined}>
            {words.noneHelp}
          </EmptyState>
        }
      />
      {chosen !== undefined && (
        <Detail key={chosen.supplierId} supplier={chosen}>
          {writes && (
            <>
              <Button icon={Pencil} keys="F3" onClick={() => setOpen('edit')}>
                {k.edit}
              </Button>
              <Button icon={Plus} keys="F4" onClick={() => setOpen('terms')}>
                {k.terms}
              </Button>
              <Button icon={HandCoins} keys="F5" disabled={chosen.kind === 'konsinyasi'} onClick={() => setOpen('advance')}>
                {k.advance}
              </Button>
            </>
          )}
          <Button icon={History} keys="F9" onClick={() => setOpen('find')}>
            {k.prices}
          </Button>
          {recorded && <RecordedMessage recorded={recorded} />}
        </Detail>
      )}
      {open === 'new' && <SupplierDialog supplier={null} onClose={close} onDone={(supplierId) => { setPicked(supplierId); close(); }} />}
      {open === 'edit' && some && <SupplierDialog supplier={chosen} onClose={close} onDone={close} />}
      {open === 'terms' && some && <TermsDialog supplier={chosen} onClose={close} onDone={close} />}
      {open === 'advance' && some && <AdvanceDialog supplier={chosen} onClose={close} onDone={done} />}
      {open === 'find' && <FindGoodsDialog onTake={(found) => { setProduct(found); close(); }} onClose={close} />}
      {product !== null && some && <PricesDialog product={product} supplier={chosen} onClose={() => setProduct(null)} />}
    </Screen>
  );
}

/** One supplier: how it is reached, what is agreed now and what was before. */
function Detail({ supplier, children }: { readonly supplier: Supplier; readonly children: ReactNode }): JSX.Element {
  const { data, error } = useApiQuery('suppliers.get', { supplierId: supplier.supplierId });
  const { terms } = supplier;
  const facts = words.facts;
  return (
    <Card flow className={styles['detail']} label={supplier.name}>
      <CardHead title={supplier.name} note={words.kinds[supplier.kind]} />
      <CardBody className="stack">
        {error && <ErrorMessage error={error} />}
        {data && (
          <Facts
            rows={[
              { label: facts.phone, value: data.phone === '' ? '–' : data.phone },
              { label: facts.address, value: data.address === '' ? '–' : data.address },
              { label: facts.payable, value: number(supplier.payable) },
              { label: facts.advance, value: number(supplier.advance) },
            ]}
          />
        )}
        <h3 className="strong">{words.termsNow}</h3>
        {terms === null ? (
          <p className="muted">{words.noTerms}</p>
        ) : (
          <Facts rows={[{ label: facts.from, value: dateText(terms.from) }, ...words.termRows(terms)]} />
        )}
        {data !== undefined && data.history.length > 1 && (
          <details>
            <summary>{words.history(data.history.length)}</summary>
            <ul className={styles['history']}>
              {data.history.map((row) => (
                <li key={row.from}>
                  <b>{dateText(row.from)}</b> <span className="muted">{words.termRows(row).map((fact) => `${fact.label} ${fact.value}`).join(', ')}</span>
                </li>
              ))}
            </ul>
          </details>
        )}
      </CardBody>
      <CardFoot className={styles['ways']}>{children}</CardFoot>
    </Card>
  );
}
