import { Plus } from 'lucide-react';
import type { JSX } from 'react';
import { receivingWords as words } from '../../../../shared/text/screenReceiving.ts';
import { Button, Card, CardBody, CardHead, DateField, EnterForm, Message, Money, number, Segmented } from '../../ui/index.ts';
import { freightTotal, goodsTotal } from './delivery.ts';
import { draftStore, type Draft, type Via } from './drafts.ts';
import { usePreview } from './usePreview.ts';
import styles from './receiving.module.css';

/** What a delivery comes to: goods, what it cost to bring them, and what the stock gains. */
export function ValueCard({ draft, onFreight }: { readonly draft: Draft; readonly onFreight: () => void }): JSX.Element {
  const { value } = words;
  const preview = usePreview(draft);
  // Goods on their way have a cost to the rupiah, which the service knows.
  const goods = draft.shipment === null ? goodsTotal(draft) : preview.goods;
  return (
    <Card label={value.title(draft.supplierName)}>
      <CardHead title={value.heading} note={draft.supplierName} />
      <CardBody>
        <dl className={styles['sums']}>
          <div>
            <dt>{value.goods}</dt>
            <dd>{number(goods)}</dd>
          </div>
          {draft.freights.map((freight) => (
            <div key={freight.kind}>
              <dt>{value.freight[freight.kind]}</dt>
              <dd>{number(freight.amount ?? 0)}</dd>
            </div>
          ))}
          <div className={styles['total']}>
            <dt>{value.intoStock}</dt>
            <dd>
              <Money amount={goods + freightTotal(draft)} />
            </dd>
          </div>
        </dl>
        <Button kind="quiet" icon={Plus} keys="F4" full onClick={onFreight}>
          {words.keys.freight}
        </Button>
        {draft.freights.length > 0 && <p className="faint small">{basisOf(draft)}</p>}
      </CardBody>
    </Card>
  );
}

/** How the freights are spread over the goods, in one sentence where they all are the same way. */
function basisOf({ freights }: Draft): string {
  const { value } = words;
  const [first] = freights;
  return first !== undefined && freights.every((freight) => freight.basis === first.basis) ? value.basis(value.freights, first.basis) : freights.map((freight) => value.basis(value.freight[freight.kind], freight.basis)).join(' ');
}

const WAYS: readonly Via[] = ['kas', 'bank', 'utang', 'uang-muka'];

/** How the goods are paid: one way, or several with F5. */
export function PayCard({ draft, problem, onSplit, onHead, onEnd }: { readonly draft: Draft; readonly problem: string | null; readonly onSplit: () => void; readonly onHead: () => void; readonly onEnd: () => void }): JSX.Element {
  const { pay } = words;
  const paid = draft.shipment !== null;
  const owes = draft.parts === null ? draft.via === 'utang' : draft.parts.some((part) => part.via === 'utang');
  return (
    <Card label={pay.title(draft.supplierName)} className={styles['pay']}>
      <CardBody className="stack">
        <div data-pay>
          <EnterForm onSubmit={onEnd} className="stack">
            {paid ? (
              <Segmented label={pay.missing} value={draft.missing} onChange={(missing) => draftStore.change(draft.key, { missing })} options={[{ value: 'klaim', label: pay.claim }, { value: 'menyusul', label: pay.follows }]} />
            ) : draft.parts === null ? (
              <Segmented spaced label={pay.title(draft.supplierName)} value={draft.via} onChange={(via) => draftStore.change(draft.key, { via })} options={WAYS.map((via) => ({ value: via, label: pay.via[via] }))} />
            ) : (
              <dl className={styles['sums']}>
                {draft.parts.map((part) => (
                  <div key={part.via}>
                    <dt>{pay.via[part.via]}</dt>
                    <dd>{number(part.amount ?? 0)}</dd>
                  </div>
                ))}
              </dl>
            )}
            {owes && !paid && <DateField label={pay.due} hint={pay.dueHint} value={draft.due} onChange={(due) => draftStore.change(draft.key, { due })} />}
          </EnterForm>
        </div>
        <div className={styles['ways']}>
          <Button kind="quiet" keys="F5" disabled={paid} onClick={onSplit}>
            {pay.divide}
          </Button>
          <Button kind="quiet" keys="F3" onClick={onHead}>
            {pay.pictures(draft.attachments.length)}
          </Button>
        </div>
        {problem !== null && (
          <Message tone="caution" live>
            {problem}
          </Message>
        )}
      </CardBody>
    </Card>
  );
}
