import { Cylinder, PackagePlus, TriangleAlert, Truck } from 'lucide-react';
import { useCallback, type JSX } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { receivingWords as words } from '../../../../shared/text/screenReceiving.ts';
import { Badge, Card, dateText, EmptyState, EnterForm, Icon } from '../../ui/index.ts';
import { CylinderGrid } from './CylinderGrid.tsx';
import { fullsOf, isGas, rejectedTotal, unitOf, type Gap } from './delivery.ts';
import { draftStore, type Draft, type DraftLine } from './drafts.ts';
import { GoodsGrid } from './GoodsGrid.tsx';
import { usePreview } from './usePreview.ts';
import styles from './receiving.module.css';

/** One delivery with its goods and cylinders; what has the focus is the delivery that the keys are about. */
export function DeliveryCard({ draft, current, gap, onEnd }: { readonly draft: Draft; readonly current: boolean; readonly gap: Gap | null; readonly onEnd: () => void }): JSX.Element {
  const goods = draft.lines.filter((line) => !isGas(line));
  const gas = draft.lines.filter(isGas);
  const { key } = draft;
  const preview = usePreview(draft);
  const edit = useCallback((line: DraftLine, part: Partial<DraftLine>) => draftStore.changeLine(key, line.key, part), [key]);
  return (
    <div className={styles['delivery']} data-delivery={key} onFocusCapture={() => draftStore.select(key)}>
      <Card label={words.receive(draft.supplierName)} {...(current ? { className: styles['current'] } : {})}>
        <header className={styles['head']}>
          <span className={styles['mark']}>
            <Icon of={gas.length > 0 && goods.length === 0 ? Cylinder : Truck} />
          </span>
          <div className="grow">
            <h2>{draft.supplierName}</h2>
            <p className="faint clip">{words.facts([draft.shipment?.number ?? '', draft.order?.number ?? '', draft.deliveryNo === '' ? '' : words.deliveryNote(draft.deliveryNo), words.dated(dateText(draft.date))])}</p>
          </div>
          <Badge tone="info">{words.filling}</Badge>
        </header>
        {draft.lines.length === 0 && <EmptyState icon={PackagePlus} title={words.noLines} />}
        <EnterForm onSubmit={onEnd}>
          {goods.length > 0 && <GoodsGrid draft={draft} lines={goods} gap={gap} preview={preview} onEdit={edit} />}
          {gas.length > 0 && <CylinderGrid draft={draft} lines={gas} gap={gap} preview={preview} onEdit={edit} onEmpties={(size, count) => draftStore.change(key, { empties: { ...draft.empties, [size]: count } })} />}
        </EnterForm>
        <Foot draft={draft} goods={goods} />
      </Card>
    </div>
  );
}

/** What was turned away, and cylinders that will be owed. */
function Foot({ draft, goods }: { readonly draft: Draft; readonly goods: readonly DraftLine[] }): JSX.Element | null {
  const torn = goods.filter((line) => line.rejected !== null && line.rejected !== '0');
  const owed = [...fullsOf(draft)].flatMap(([size, count]) => {
    const given = draft.empties[size] ?? null;
    return given === null || count <= Number(given) ? [] : [words.gas.debtPart(count - Number(given), size)];
  });
  if (torn.length === 0 && owed.length === 0) return null;
  return (
    <div className={styles['feet']}>
      {torn.length > 0 && (
        <div className={styles['foot']}>
          <b className="tone-caution">
            <Icon of={TriangleAlert} /> {words.rejectedFoot(torn.map((line) => words.rejectedPart(parseQuantity(line.rejected ?? '0'), unitOf(line), line.product.name)))}
          </b>
          <span className="muted">{draft.shipment === null ? words.rejectedValue(rejectedTotal(draft)) : words.rejectedClaim}</span>
        </div>
      )}
      {owed.length > 0 && (
        <div className={styles['foot']}>
          <b>
            <Icon of={Cylinder} /> {words.gas.debt(owed)}
          </b>
          <span className="muted">{words.gas.debtHelp}</span>
        </div>
      )}
    </div>
  );
}
