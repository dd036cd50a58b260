import { KeyRound, QrCode as QrCodeIcon } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import type { Params, Result } from '../../../../shared/contract/index.ts';
import { termsWords } from '../../../../shared/text/discounts.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { payWords, stateWords } from '../../../../shared/text/till.ts';
import { memberPayWords as words, qrisWords } from '../../../../shared/text/tillPay.ts';
import { useApiCommand } from '../../api/index.ts';
import { useApprovers } from '../../app/index.ts';
import { AlertDialog, Button, Dialog, Facts, Message, Money, PinBoxes, PinDialog, playStop, QrCode, rp, TextField } from '../../ui/index.ts';
import type { ConsentRoles, PaidLine } from './payment.ts';
import type { ShownQris } from './TillProvider.tsx';
import styles from './PayDialogs.module.css';

export type Approval = NonNullable<Params<'sales.checkout'>['approval']>;

/** Read from an arm's length by a cheap phone. */
const QR_SIZE = 340;

/** The code the buyer scans, and the cashier's word for it: the program cannot see the bank, so the cashier types what stands on the shop's phone. */
export function QrisDialog({ due, shown, onChecking, onYes, onClose }: { readonly due: number; readonly shown: Pick<ShownQris, 'payload' | 'amount' | 'name'> | null; /** The cashier has begun, or given up, to copy the digits. */ readonly onChecking: (checking: boolean) => void; readonly onYes: (last4: string) => void; readonly onClose: () => void }): JSX.Element {
  const [last4, setLast4] = useState('');
  const [tried, setTried] = useState(false);
  const checking = last4 !== '';
  useEffect(() => {
    onChecking(checking);
    return () => onChecking(false);
  }, [checking, onChecking]);
  const yes = (): void => {
    if (last4.length === 4) onYes(last4);
    else {
      playStop();
      setTried(true);
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={QrCodeIcon}
      tone="info"
      width={shown === null ? 520 : 760}
      title={stateWords.qris.title}
      keys={[
        { keys: 'F12', label: stateWords.qris.yes, run: yes, main: true },
        { keys: 'Enter', label: stateWords.qris.yes, run: yes },
        { keys: 'Esc', label: stateWords.qris.no, run: onClose },
      ]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {stateWords.qris.no}
          </Button>
          <Button kind="primary" keys="F12" onClick={yes}>
            {stateWords.qris.yes}
          </Button>
        </>
      }
    >
      <div className={styles['qris']}>
        {shown !== null && (
          <div className={styles['code']}>
            <QrCode data={shown.payload} size={QR_SIZE} label={qrisWords.picture(shown.amount)} />
            <b>{shown.name}</b>
          </div>
        )}
        <div className="stack grow">
          {shown !== null && (
            <p className={styles['scanThis']}>
              {qrisWords.scan}
              <Money amount={shown.amount} size={44} />
            </p>
          )}
          <p>{stateWords.qris.facts(due)}</p>
          {shown === null && <p className="muted">{qrisWords.noCode}</p>}
          <p className="muted">{stateWords.qris.safe}</p>
          <TextField
            label={stateWords.qris.last4}
            data-autofocus
            inputMode="numeric"
            value={last4}
            maxLength={4}
            error={tried && last4.length < 4 ? stateWords.qris.last4Missing : undefined}
            onChange={(event) => setLast4(event.currentTarget.value.replace(/\D/g, ''))}
          />
        </div>
      </div>
    </Dialog>
  );
}

/** An amount far above what is due is asked about once more; the safe answer is on Enter. */
export function LargeDialog({ opened, due, given, onAgain, onTake }: { readonly opened: boolean; readonly due: number; readonly given: number; readonly onAgain: () => void; readonly onTake: () => void }): JSX.Element {
  const { large } = payWords;
  return (
    <AlertDialog
      opened={opened}
      onClose={onAgain}
      tone="caution"
      title={large.title}
      keys={[{ keys: 'F12', label: large.take(given), run: onTake }]}
      foot={
        <>
          <Button keys="F12" onClick={onTake}>
            {large.take(given)}
          </Button>
          <Button kind="primary" keys="Enter" data-autofocus onClick={onAgain}>
            {large.again}
          </Button>
        </>
      }
    >
      <Facts
        rows={[
          { label: large.due, value: rp(due) },
          { label: large.given, value: rp(given) },
          { label: large.change, value: rp(given - due), tone: 'caution' },
        ]}
      />
      <p className="muted">{large.effect}</p>
    </AlertDialog>
  );
}

/** The member lets savings go by their own PIN, or by a slip that somebody of the office stands for. */
export function MemberPinDialog({ member, amount, left, onPin, onSlip, onClose }: {
  readonly member: Result<'members.get'>;
  readonly amount: number;
  readonly left: number;
  readonly onPin: (pin: string) => void;
  readonly onSlip: () => void;
  readonly onClose: () => void;
}): JSX.Element {
  const [pin, setPin] = useState('');
  const command = useApiCommand('members.checkPin');
  const check = (complete: string): void => {
    if (command.pending) return;
    // Empty before the answer: what is typed after a wrong one is the next try.
    setPin('');
    void command.run({ memberId: member.memberId, pin: complete }).then((right) => {
      if (right === null) playStop();
      else onPin(complete);
    });
  };
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={KeyRound}
      title={words.pinTitle}
      note={words.pinNote}
      keys={[{ keys: 'F4', label: words.slip, run: onSlip, enabled: !command.pending }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button keys="F4" kind={member.hasPin ? 'plain' : 'primary'} disabled={command.pending} onClick={onSlip}>
            {words.slip}
          </Button>
        </>
      }
    >
      <Facts rows={[{ label: words.taken, value: <b>{rp(amount)}</b> }, { label: words.balanceAfter, value: rp(left) }]} />
      {member.hasPin ? (
        <PinBoxes
          label={words.pinLabel(member.name)}
          value={pin}
          onChange={(next) => {
            setPin(next);
            if (next !== '') command.reset();
          }}
          onComplete={check}
          note={command.pending ? words.checking : words.pinHint}
          error={command.error?.message}
          disabled={command.pending}
          takesFocus
        />
      ) : (
        <Message tone="caution" title={words.noPin}>
          {words.noPinHelp}
        </Message>
      )}
    </Dialog>
  );
}

/** Somebody else's consent to what this sale rests on: a discount, goods the book does not have, a signed slip, a bon above its limit. One consent, one sale. */
export function ConsentDialog({ lines, discount, why, roles, busy, refused, onApprove, onClose }: {
  readonly lines: readonly PaidLine[];
  /** What is taken off the basket. */
  readonly discount: number;
  /** What of the basket needs consent; null when nothing does. */
  readonly why: string | null;
  /** Who may consent; null: nothing is asked. */
  readonly roles: ConsentRoles | null;
  readonly busy: boolean;
  readonly refused: string | undefined;
  readonly onApprove: (approval: Approval) => void;
  readonly onClose: () => void;
}): JSX.Element {
  const approvers = useApprovers(roles ?? [], roles !== null);
  const sum = (of: readonly PaidLine[]): number => of.reduce((all, line) => all + line.amount, 0);
  const slip = lines.some((line) => line.pin !== undefined) ? 0 : sum(lines.filter((line) => line.method === 'sukarela'));
  const bon = lines.reduce((all, line) => all + (line.over ?? 0), 0);
  const asked = [
    ...(why === null ? [] : [{ label: termsWords.total, amount: discount, effect: why }]),
    ...(slip === 0 ? [] : [{ label: words.slipFact, amount: slip, effect: words.slipEffect }]),
    ...(bon === 0 ? [] : [{ label: words.bonFact, amount: bon, effect: words.overEffect }]),
  ];
  return (
    <PinDialog
      opened={roles !== null}
      title={asked.length === 1 && why !== null && discount > 0 ? termsWords.consentTitle : words.approvalTitle}
      facts={asked.filter(({ amount }) => amount > 0).map(({ label, amount }) => ({ label, value: rp(amount), tone: 'caution' as const }))}
      effect={asked.map(({ effect }) => effect).join(' ')}
      approvers={approvers}
      busy={busy}
      refused={refused}
      onApprove={({ username, pin }) => onApprove({ username, pin })}
      onCancel={onClose}
    />
  );
}
