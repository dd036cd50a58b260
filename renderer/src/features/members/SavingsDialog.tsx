import { ArrowDown, ArrowUp } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import type { CashVia, SavingsKind } from '../../../../shared/contract/values.ts';
import { cashViaName, savingsKindName, savingsWords as words } from '../../../../shared/text/screenMembers.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, SlipDialog } from '../../app/index.ts';
import { Button, Dialog, EmptyState, EnterForm, playOk, rp, RupiahField, Segmented } from '../../ui/index.ts';

export type SavingsMove = { readonly member: { readonly memberId: string; readonly memberNo: string; readonly name: string }; readonly direction: 'deposit' | 'withdraw' };
type Done = { readonly number: string; readonly balance: number; readonly entryNumber: string; readonly amount: number; readonly kind: SavingsKind };

/** Money into savings, or sukarela back out; then the number, the new balance, and the slip. */
export function SavingsDialog({ move, onClose }: { readonly move: SavingsMove | null; readonly onClose: () => void }): JSX.Element {
  const [shown, setShown] = useState(move);
  const [attempt, setAttempt] = useState(0);
  if (move !== null && move !== shown) {
    setShown(move);
    setAttempt(attempt + 1);
  }
  if (shown === null) return <></>;
  return <Inner key={attempt} move={shown} opened={move !== null} onClose={onClose} />;
}

type Step = { readonly move: SavingsMove; readonly opened: boolean; readonly onClose: () => void };

function Inner(props: Step): JSX.Element {
  const [done, setDone] = useState<Done | null>(null);
  if (done) return <Saved {...props} done={done} />;
  return <Ask {...props} onDone={setDone} />;
}

function Ask({ move, opened, onClose, onDone }: Step & { readonly onDone: (done: Done) => void }): JSX.Element {
  const { member, direction } = move;
  const deposit = direction === 'deposit';
  const balances = useApiQuery('savings.balances', { memberId: member.memberId }, { enabled: opened }).data;
  const amounts = useApiQuery('settings.get', { key: 'savings.amounts' }, { enabled: opened && deposit }).data?.value;
  const usual = readAmounts(amounts);
  const [kind, setKind] = useState<SavingsKind | null>(deposit ? null : 'sukarela');
  const [typed, setTyped] = useState<{ readonly value: number | null } | null>(null);
  const [via, setVia] = useState<CashVia>('kas');
  const [problem, setProblem] = useState<string | undefined>();
  const toDeposit = useApiCommand('savings.deposit');
  const toWithdraw = useApiCommand('savings.withdraw');
  const command = deposit ? toDeposit : toWithdraw;
  const field = useRef<HTMLInputElement | null>(null);

  const chosen: SavingsKind = kind ?? (balances !== undefined && balances.pokok === 0 ? 'pokok' : 'wajib');
  const proposed = !deposit ? null : chosen === 'pokok' ? (usual?.pokok ?? null) : chosen === 'wajib' ? (usual?.wajibMonthly ?? null) : null;
  const amount = typed === null ? proposed : typed.value;
  const available = balances?.sukarela ?? 0;

  const ready = balances !== undefined;
  useEffect(() => {
    if (opened && ready) field.current?.select();
  }, [opened, ready]);

  const submit = (): void => {
    if (command.pending) return;
    if (amount === null || amount === 0) {
      setProblem(words.empty);
      field.current?.focus();
      return;
    }
    if (!deposit && amount > available) {
      setProblem(words.tooMuch(available));
      field.current?.select();
      return;
    }
    setProblem(undefined);
    void command.run({ memberId: member.memberId, kind: chosen, amount, via }).then((result) => {
      if (!result) return;
      playOk();
      onDone({ number: result.number, balance: result.balance, entryNumber: result.entryNumber, amount, kind: chosen });
    });
  };
  const hint = !deposit
    ? words.amountHintWithdraw(available)
    : chosen === 'pokok' && usual
      ? words.amountHintPokok(usual.pokok)
      : chosen === 'wajib' && usual
        ? words.amountHintWajib(usual.wajibMonthly)
        : words.amountHintSukarela;
  const nothing = !deposit && ready && available === 0;

  return (
    <Dialog
      opened={opened}
      onClose={command.pending ? undefined : onClose}
      title={deposit ? words.depositTitle : words.withdrawTitle}
      note={`${member.name}, ${member.memberNo}`}
      icon={deposit ? ArrowDown : ArrowUp}
      tone={deposit ? 'in' : 'caution'}
      keys={[{ keys: 'F12', label: deposit ? words.deposit : words.withdraw, run: submit, main: true, enabled: !nothing }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} disabled={nothing} onClick={submit}>
            {command.error?.outcomeUnknown === true ? uiWords.retry : deposit ? words.deposit : words.withdraw}
          </Button>
        </>
      }
    >
      {nothing ? (
        <EmptyState title={words.noSukarela}>{words.noSukarelaHelp}</EmptyState>
      ) : (
        <EnterForm onSubmit={submit} className="stack">
          {deposit && (
            <Segmented<SavingsKind>
              label={words.kind}
              value={chosen}
              onChange={(next) => {
                setKind(next);
                setTyped(null);
                setProblem(undefined);
              }}
              options={(['wajib', 'sukarela', 'pokok'] as const).map((value) => ({ value, label: savingsKindName[value], ...(balances ? { note: words.balance(balances[value]) } : {}) }))}
            />
          )}
          <RupiahField
            ref={field}
            label={words.amount}
            large
            value={amount}
            onChange={(value) => {
              setTyped({ value });
              setProblem(undefined);
            }}
            hint={hint}
            error={problem}
            disabled={command.pending}
            startHere
          />
          <Segmented<CashVia> label={words.via} value={via} onChange={setVia} options={(['kas', 'bank'] as const).map((value) => ({ value, label: cashViaName[value], note: deposit ? words.viaNotes[value] : words.viaNotesOut[value] }))} />
        </EnterForm>
      )}
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}

function Saved({ move, opened, onClose, done }: Step & { readonly done: Done }): JSX.Element | null {
  const deposit = move.direction === 'deposit';
  if (!opened) return null;
  return (
    <SlipDialog
      title={deposit ? words.depositDone : words.withdrawDone}
      note={`${move.member.name}, ${move.member.memberNo}`}
      slip={{ document: 'savings-slip', ref: done.number }}
      rows={[
        { label: words.number, value: done.number },
        { label: words.amountDone, value: <span className={deposit ? 'money-in' : 'money-out'}>{`${deposit ? '+' : '−'} ${rp(done.amount)}`}</span> },
        { label: words.newBalance(done.kind), value: rp(done.balance) },
        {
          label: words.entry,
          value: (
            <a href={`#/buku/jurnal/${done.entryNumber}`} onClick={onClose}>
              {done.entryNumber}
            </a>
          ),
        },
      ]}
      words={{ print: words.print, finish: words.finish, safe: words.slipSaved, printed: (copy) => words.printed(copy) }}
      onClose={onClose}
    />
  );
}

function readAmounts(value: unknown): { readonly pokok: number; readonly wajibMonthly: number } | null {
  if (typeof value !== 'object' || value === null || !('pokok' in value) || !('wajibMonthly' in value)) return null;
  const { pokok, wajibMonthly } = value;
  return typeof pokok === 'number' && typeof wajibMonthly === 'number' ? { pokok, wajibMonthly } : null;
}
