import { Armchair, Check, OctagonAlert, PackageMinus, PackagePlus, TrendingDown } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import { useApiQuery } from '../../api/index.ts';
import { ListCard, RecordedMessage, useRole, ViewScreen, type Recorded, useListDay } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, dateText, EmptyState, Facts, Message, monthText, number, rp, type Column } from '../../ui/index.ts';
import { useOpenDocument } from '../ledger/index.ts';
import { DepreciateDialog, DisposeDialog, RegisterDialog } from './assetDialogs.tsx';
import { keepDay, remembered } from './remembered.ts';
import { VIEWS } from './views.ts';
import styles from './assets.module.css';

export type Asset = Result<'assets.list'>['rows'][number];

const COLUMNS: readonly Column<Asset>[] = [
  {
    key: 'asset',
    head: words.columns.asset,
    cell: (asset) => (
      <>
        <span className={styles['line']}>{asset.name}</span>
        <small className="tabular">{`${asset.code}, ${asset.unit}`}</small>
      </>
    ),
  },
  { key: 'acquired', head: words.columns.acquired, width: '108px', cell: (asset) => dateText(asset.acquiredOn) },
  { key: 'cost', head: words.columns.cost, figure: true, width: '126px', cell: (asset) => number(asset.cost) },
  { key: 'accumulated', head: words.columns.accumulated, figure: true, width: '116px', cell: (asset) => number(asset.accumulated) },
  { key: 'book', head: words.columns.bookValue, figure: true, width: '116px', cell: (asset) => <b>{number(asset.bookValue)}</b> },
  { key: 'state', head: words.columns.state, width: '116px', cell: (asset) => <Badge tone={asset.status === 'dipakai' ? 'in' : 'line'}>{words.states[asset.status]}</Badge> },
];

/** The register of fixed assets, held against the books. */
export function AssetsScreen(): JSX.Element {
  const { today, args, current, readable, field } = useListDay(remembered.asOf, keepDay);
  const query = useApiQuery('assets.list', args, { keep: true, enabled: readable });
  const writes = useRole('bendahara') && current;
  const [picked, setPicked] = useState(remembered.asset);
  const [task, setTask] = useState<'register' | 'depreciate' | 'dispose' | null>(null);
  const [recorded, setRecorded] = useState<Recorded | null>(null);
  const { data } = query;
  const rows = data?.rows ?? [];
  const chosen = rows.find((asset) => asset.assetId === picked) ?? rows[0];
  const openDocument = useOpenDocument();
  const open = (asset: Asset): void => {
    if (asset.number !== null) openDocument(asset.number, asset.acquiredOn);
  };
  const disposable = chosen !== undefined && chosen.status !== 'dilepas' && chosen.status !== 'dibatalkan';
  useEffect(() => {
    remembered.asset = picked;
  }, [picked]);
  const finish = (text: string, entryNumber: string | null): void => {
    setTask(null);
    setRecorded({ text, entryNumber });
  };

  return (
    <ViewScreen
      title={words.title}
      views={VIEWS}
      keys={[
        ...(chosen !== undefined && chosen.number !== null ? [{ keys: 'Enter', label: words.openEntry, run: () => undefined }] : []),
        ...(writes
          ? [
              { keys: 'F6', label: words.register, run: () => setTask('register') },
              { keys: 'F7', label: words.depreciate, run: () => setTask('depreciate') },
              ...(disposable ? [{ keys: 'F8', label: words.dispose, run: () => setTask('dispose') }] : []),
            ]
          : []),
      ]}
    >
      <ListCard<Asset>
        query={query}
        head={
          <CardHead title={words.views.assets} {...(data === undefined ? {} : { note: words.count(number(rows.length)) })}>
            {field}
            {data && (
              <Badge tone={data.agrees ? 'in' : 'caution'} icon={data.agrees ? Check : OctagonAlert}>
                {data.agrees ? words.agrees : words.differs}
              </Badge>
            )}
          </CardHead>
        }
        notice={
          data && !data.agrees && (
            <CardBody>
              <Message tone="caution">{words.differsFacts(rp(data.totals.cost), rp(data.ledger.cost))}</Message>
            </CardBody>
          )
        }
        foot={
          recorded && (
            <CardFoot>
              <RecordedMessage recorded={recorded} />
            </CardFoot>
          )
        }
        label={words.views.assets}
        density="two"
        columns={COLUMNS}
        rows={rows}
        rowKey={(asset) => asset.assetId}
        selected={chosen?.assetId ?? null}
        onSelect={(asset) => setPicked(asset.assetId)}
        onOpen={open}
        sum={
          data && (
            <>
              <td colSpan={2}>{words.sum}</td>
              <td className="figure">{number(data.totals.cost)}</td>
              <td className="figure">{number(data.totals.accumulated)}</td>
              <td className="figure">{number(data.totals.bookValue)}</td>
              <td>{'\u00a0'}</td>
            </>
          )
        }
        empty={
          <EmptyState icon={Armchair} title={words.none}>
            {words.noneHelp}
          </EmptyState>
        }
      />
      <Card flow className={styles['side']} label={chosen?.name ?? words.views.assets}>
        {chosen && <AssetFacts asset={chosen} />}
        {data && !chosen && (
          <>
            <CardHead title={words.depreciateTitle} />
            <CardBody className={styles['body']}>
              <Message>{words.sideNote}</Message>
            </CardBody>
          </>
        )}
        {writes && (
          <CardFoot className={styles['actions']}>
            {disposable && (
              <Button icon={PackageMinus} keys="F8" full onClick={() => setTask('dispose')}>
                {words.dispose}
              </Button>
            )}
            <Button icon={TrendingDown} keys="F7" full onClick={() => setTask('depreciate')}>
              {words.depreciate}
            </Button>
            <Button kind="primary" icon={PackagePlus} keys="F6" full onClick={() => setTask('register')}>
              {words.register}
            </Button>
          </CardFoot>
        )}
      </Card>
      {task === 'register' && today !== undefined && <RegisterDialog today={today} onClose={() => setTask(null)} onDone={(done) => finish(words.registered(done.code), done.entryNumber)} />}
      {task === 'depreciate' && today !== undefined && <DepreciateDialog today={today} onClose={() => setTask(null)} onDone={(period, entry) => finish(words.depreciated(monthText(period)), entry)} />}
      {task === 'dispose' && chosen && today !== undefined && <DisposeDialog asset={chosen} today={today} onClose={() => setTask(null)} onDone={(done) => finish(words.disposed(chosen.code), done.entryNumber)} />}
    </ViewScreen>
  );
}

function AssetFacts({ asset }: { readonly asset: Asset }): JSX.Element {
  return (
    <>
      <CardHead title={asset.code} note={asset.name} />
      <CardBody className={styles['body']}>
        <Facts
          rows={[
            { label: words.account, value: asset.account },
            { label: words.source, value: words.sources[asset.source] },
            { label: words.useful, value: words.usefulMonths(number(asset.usefulMonths)) },
            { label: words.monthly, value: rp(asset.monthly) },
            { label: words.residual, value: rp(asset.residual) },
            { label: words.through, value: asset.depreciatedThrough === null ? words.notYet : monthText(asset.depreciatedThrough) },
            ...(asset.number === null ? [] : [{ label: words.document, value: asset.number }]),
            ...(asset.disposedOn === null ? [] : [{ label: words.disposedOn, value: dateText(asset.disposedOn) }]),
          ]}
        />
      </CardBody>
    </>
  );
}
