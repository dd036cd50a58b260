import { FileText } from 'lucide-react';
import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { memberWords as words } from '../../../../shared/text/screenMembers.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Badge, Button, Card, CardBody, CardFoot, CardHead, EmptyState, Message, Money, monthText, number, rp } from '../../ui/index.ts';
import styles from './MemberScreen.module.css';

/** What the member's share would be if the year ended with the last month in the books. */
export function ShuCard({ member }: { readonly member: { readonly memberId: string; readonly memberNo: string } }): JSX.Element | null {
  const [, navigate] = useLocation();
  const months = useApiQuery('periods.list', {}).data?.rows;
  const period = months?.map((row) => row.period).filter((name) => !name.endsWith('-13')).toSorted().at(-1);
  const statement = useApiQuery('shu.statement', { period: period ?? '' }, { enabled: period !== undefined });
  const share = statement.data?.members.find((row) => row.memberId === member.memberId);
  const year = period?.slice(0, 4) ?? '';
  return (
    <Card flow className={styles['shu']} label={words.shu(year)}>
      <CardHead title={words.shu(year)} />
      {statement.error && (
        <CardBody>
          <ErrorMessage error={statement.error} />
        </CardBody>
      )}
      {statement.data && !share && <EmptyState title={words.shuNone} />}
      {statement.data && share && period !== undefined && (
        <>
          <CardBody className={styles['shuBody']}>
            <Money amount={share.total} size={44} />
            <span>
              <Badge tone={statement.data.status === 'final' ? 'in' : 'caution'}>{statement.data.status === 'final' ? words.shuFinal : statement.data.status === 'menunggu-rat' ? words.shuWaiting : words.shuEstimate}</Badge>
            </span>
            <dl className={styles['shuParts']}>
              <div>
                <dt>
                  {words.shuCapital}
                  <small>{words.shuCapitalBase(rp(share.capitalBase))}</small>
                </dt>
                <dd className="figure">{number(share.capitalShare)}</dd>
              </div>
              <div>
                <dt>
                  {words.shuTrade}
                  <small>{words.shuTradeBase(rp(share.tradeBase))}</small>
                </dt>
                <dd className="figure">{number(share.tradeShare)}</dd>
              </div>
            </dl>
            <div className={styles['shuNote']}>
              <Message>{words.shuUntil(monthText(period))}</Message>
            </div>
          </CardBody>
          <CardFoot>
            <Button icon={FileText} full onClick={() => navigate(`/laporan/${period}/${member.memberNo}`)}>
              {words.shuSlip}
            </Button>
          </CardFoot>
        </>
      )}
    </Card>
  );
}
