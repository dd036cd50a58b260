import { UserRoundPlus } from 'lucide-react';
import type { JSX } from 'react';
import { monthOf, type CalendarDate } from '../../../../shared/domain/dates.ts';
import { bonScreenWords as bonWords } from '../../../../shared/text/screenBon.ts';
import { buyerWords } from '../../../../shared/text/till.ts';
import { useApiQuery } from '../../api/index.ts';
import { Button, Card, cx, dateText, Initials, qtyText, rp } from '../../ui/index.ts';
import { useQuotas } from './quotas.ts';
import { useTill } from './TillProvider.tsx';
import styles from './MemberPanel.module.css';

const keepFocus = (event: { preventDefault: () => void }): void => event.preventDefault();

/** Who buys: nobody by name, a member with the facts a counter needs, or a person by NIK. */
export function MemberPanel({ onPick }: { readonly onPick: () => void }): JSX.Element {
  const { cart, detachBuyer } = useTill();
  if (!cart.member && !cart.buyer)
    return (
      <Card className={styles['panel']} label={buyerWords.general}>
        <div className={styles['head']}>
          <b className={cx('grow', styles['name'])}>{buyerWords.general}</b>
          <Button icon={UserRoundPlus} keys="F3" onPointerDown={keepFocus} onClick={onPick}>
            {buyerWords.pick}
          </Button>
        </div>
        <p className={cx('faint', 'small', styles['note'])}>{buyerWords.generalNote}</p>
      </Card>
    );
  return (
    <Card className={styles['panel']} label={cart.member?.name ?? cart.buyer?.name ?? ''}>
      {cart.member ? <Member memberId={cart.member.memberId} name={cart.member.name} no={cart.member.memberNo} onDetach={detachBuyer} /> : <Head name={cart.buyer?.name ?? ''} line={buyerWords.buyerLine(cart.buyer?.nik.slice(-4) ?? '')} onDetach={detachBuyer} />}
      <Quotas />
    </Card>
  );
}

function Head({ name, line, onDetach }: { readonly name: string; readonly line: string; readonly onDetach: () => void }): JSX.Element {
  return (
    <div className={styles['head']}>
      <Initials name={name} size={46} />
      <div className="grow">
        <b className={styles['name']}>{name}</b>
        <p className="faint">{line}</p>
      </div>
      <Button kind="quiet" onPointerDown={keepFocus} onClick={onDetach}>
        {buyerWords.detach}
      </Button>
    </div>
  );
}

function Member({ memberId, name, no, onDetach }: { readonly memberId: string; readonly name: string; readonly no: string; readonly onDetach: () => void }): JSX.Element {
  const card = useApiQuery('members.get', { memberId }).data;
  const today = useApiQuery('system.status', {}).data?.businessDate;
  // Worked out once a day by the service, so that no key waits for it.
  const share = useApiQuery('shu.estimate', { memberId }).data?.share ?? null;
  const month = today === undefined ? null : monthOf(today as CalendarDate);
  const bought = card?.trade.find((row) => row.period === month)?.sales ?? 0;
  return (
    <>
      <Head name={name} line={card === undefined ? no : buyerWords.memberLine(no, card.state, card.rt)} onDetach={onDetach} />
      <dl className={styles['facts']}>
        <div>
          <dt>{buyerWords.savings}</dt>
          <dd className="tabular">{card === undefined ? '…' : rp(card.savings.sukarela)}</dd>
        </div>
        {card !== undefined && card.bon.limit + card.bon.outstanding > 0 && (
          <div>
            <dt>{card.bon.overdue > 0 ? bonWords.late(card.bon.overdue) : bonWords.bonLeft(card.bon.outstanding)}</dt>
            <dd className="tabular">{rp(card.bon.left)}</dd>
          </div>
        )}
        <div>
          <dt>{buyerWords.trade(month === null ? '' : dateText(`${month}-01`).split(' ').slice(1).join(' '))}</dt>
          <dd className="tabular">{card === undefined ? '…' : rp(bought)}</dd>
        </div>
        {share !== null && (
          <div>
            <dt>{buyerWords.share}</dt>
            <dd className="tabular">{rp(share)}</dd>
          </div>
        )}
      </dl>
    </>
  );
}

/** What is left of each limited product in the cart, this cart counted. */
function Quotas(): JSX.Element | null {
  const quotas = useQuotas();
  if (quotas.length === 0) return null;
  return (
    <dl className={styles['facts']}>
      {quotas.map(({ key, name, days, left, of, unit }) => (
        <div key={key}>
          <dt className="clip">{buyerWords.quota(name, days)}</dt>
          <dd className={styles['quota']} title={`${qtyText(left)} / ${qtyText(of)}`}>
            {buyerWords.quotaLeft(left, unit)}
          </dd>
        </div>
      ))}
    </dl>
  );
}
