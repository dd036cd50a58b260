import { ArrowDown, UserRound } from 'lucide-react';
import type { JSX } from 'react';
import { memberWords as words } from '../../../../shared/text/screenMembers.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Badge, Button, Card, dateText, Initials, rp } from '../../ui/index.ts';
import styles from './MembersScreen.module.css';

/** The chosen member beside the list: enough to answer at the counter without opening the profile. */
export function MemberCard({ memberId, onOpen, onDeposit }: { readonly memberId: string; readonly onOpen: () => void; readonly onDeposit: (() => void) | undefined }): JSX.Element {
  const member = useApiQuery('members.get', { memberId });
  const data = member.data;
  return (
    <Card className={styles['card']} label={data?.name ?? words.list}>
      {member.error && <ErrorMessage error={member.error} />}
      {data && (
        <>
          <div className={styles['person']}>
            <Initials name={data.name} size={46} />
            <div>
              <b>{data.name}</b>
              <span className="faint small tabular">{data.memberNo}</span>
            </div>
          </div>
          <p className="muted small">
            {words.rt(data.rt)}
            {data.address === '' ? '' : `, ${data.address}`}
            <br />
            {words.joined(dateText(data.joinedOn))}
          </p>
          <dl className={styles['figures']}>
            {(['pokok', 'wajib', 'sukarela'] as const).map((kind) => (
              <div key={kind}>
                <dt>{words.savings[kind]}</dt>
                <dd className="tabular">{rp(data.savings[kind])}</dd>
              </div>
            ))}
            <div className={styles['sum']}>
              <dt>{words.savings.total}</dt>
              <dd className="tabular">{rp(data.savings.total)}</dd>
            </div>
          </dl>
          {data.loans
            .filter((loan) => loan.status === 'berjalan')
            .map((loan) => (
              <div key={loan.loanId} className="between small">
                <span>
                  <Badge tone="plain">{words.loan}</Badge>
                </span>
                <span className="tabular">{rp(loan.outstanding)}</span>
              </div>
            ))}
          <div className={styles['actions']}>
            {onDeposit && (
              <Button icon={ArrowDown} keys="F2" align="spread" onClick={onDeposit}>
                {words.deposit}
              </Button>
            )}
            <Button kind="primary" icon={UserRound} keys="Enter" align="spread" onClick={onOpen}>
              {words.open}
            </Button>
          </div>
        </>
      )}
    </Card>
  );
}
