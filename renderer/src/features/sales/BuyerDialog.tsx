import { Users } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import { SERVED_STATES } from '../../../../shared/contract/members.ts';
import { buyerWords } from '../../../../shared/text/till.ts';
import { asApiError, useApiQuery } from '../../api/index.ts';
import { Button, cx, Dialog, EnterForm, Initials, Message, playStop, TextField, useScanGate } from '../../ui/index.ts';
import { Suggestions } from './Suggestions.tsx';
import { cardHolder, useTill, type MemberRow } from './TillProvider.tsx';
import styles from './BuyerDialog.module.css';

const FROM_LETTERS = 2;
const ROWS = 6;
const NIK_DIGITS = 16;
const nikIn = (text: string): string | null => {
  const digits = text.replace(/[\s.-]/g, '');
  return /^\d+$/.test(digits) && digits.length > 5 ? digits : null;
};

/** F3: a member by number, name, card or NIK; whoever is none is written down with NIK and name. */
export function BuyerDialog({ opened, onClose, onNew }: { readonly opened: boolean; readonly onClose: () => void; readonly onNew: () => void }): JSX.Element {
  const [nik, setNik] = useState<string | null>(null);
  const close = (): void => {
    setNik(null);
    onClose();
  };
  return (
    <Dialog opened={opened} onClose={nik === null ? close : () => setNik(null)} width={600} icon={Users} title={nik === null ? buyerWords.title : buyerWords.nikTitle} note={nik === null ? buyerWords.note : buyerWords.notMember} keys={nik === null ? [{ keys: 'F3', label: buyerWords.newMember, run: onNew }] : []}>
      {nik === null ? <FindMember onDone={close} onNik={setNik} onNew={onNew} /> : <NonMember nik={nik} onDone={close} onBack={() => setNik(null)} />}
    </Dialog>
  );
}

function FindMember({ onDone, onNik, onNew }: { readonly onDone: () => void; readonly onNik: (nik: string) => void; readonly onNew: () => void }): JSX.Element {
  const { cart, attachMember, detachBuyer } = useTill();
  const [text, setText] = useState('');
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const wanted = text.trim();
  const nik = nikIn(wanted);
  const enabled = wanted.length >= FROM_LETTERS && (nik === null || nik.length <= NIK_DIGITS);
  const found = useApiQuery('members.search', { query: wanted, limit: ROWS }, { enabled, keep: true });
  const rows = enabled ? (found.data?.rows ?? []) : [];
  const answered = enabled && found.data !== undefined && !found.isPlaceholderData;
  const chosen = Math.min(at, Math.max(0, rows.length - 1));

  const attach = (row: MemberRow): void => {
    if (!SERVED_STATES.has(row.state)) {
      playStop();
      setProblem(`${row.name} ${buyerWords.inactive(row.state)}`);
      return;
    }
    attachMember(row);
    onDone();
  };
  // Enter may come before the answer.
  const waiting = useRef(false);
  const take = (): void => {
    const row = rows[chosen];
    if (row) attach(row);
    else if (nik?.length === NIK_DIGITS) onNik(nik);
    else if (nik !== null && nik.length > 9) setProblem(buyerWords.nikLeft(NIK_DIGITS - nik.length));
    else playStop();
  };
  const takeNow = useRef(take);
  useEffect(() => {
    takeNow.current = take;
  });
  useEffect(() => {
    if (!waiting.current || !answered) return;
    waiting.current = false;
    takeNow.current();
  }, [answered]);

  useScanGate((code) => {
    cardHolder(code).then(
      (member) => {
        if (member) return attach(member);
        if (nikIn(code)?.length === NIK_DIGITS) return onNik(code);
        playStop();
        return setProblem(buyerWords.none(code));
      },
      (cause: unknown) => setProblem(asApiError(cause).message),
    );
  });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(rows.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (answered) take();
      else if (enabled) waiting.current = true;
    }
  };

  return (
    <>
      <TextField
        label={buyerWords.find}
        hideLabel
        data-autofocus
        placeholder={buyerWords.find}
        value={text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          setText(event.currentTarget.value);
          setAt(0);
          setProblem(null);
          waiting.current = false;
        }}
      />
      <div className={styles['results']}>
        <Suggestions
          label={buyerWords.results}
          rows={rows}
          rowKey={(row) => row.memberId}
          chosen={chosen}
          spoken={(row, index) => buyerWords.marked(row.name, row.memberNo, index + 1, rows.length)}
          onTake={attach}
          row={(row) => (
            <>
              <Initials name={row.name} />
              <span className="grow">
                <b className={cx('clip', styles['line'])}>{row.name}</b>
                <small className={cx('faint', styles['line'])}>{buyerWords.memberLine(row.memberNo, row.state, row.rt)}</small>
              </span>
              <span className="faint small tabular">{row.nikMasked}</span>
            </>
          )}
        />
        {rows.length === 0 && (
          <p className={cx('muted', styles['empty'])}>
            {!answered ? buyerWords.typeMore : nik?.length === NIK_DIGITS ? buyerWords.notMember : nik !== null && nik.length > 9 ? buyerWords.nikLeft(NIK_DIGITS - nik.length) : buyerWords.none(wanted)}
          </p>
        )}
      </div>
      {problem !== null && (
        <Message tone="caution" live>
          {problem}
        </Message>
      )}
      <div className={styles['foot']}>
        <span className="faint small">{buyerWords.nikInstead}</span>
        <Button keys="F3" onClick={onNew}>
          {buyerWords.newMember}
        </Button>
        {(cart.member || cart.buyer) && (
          <Button
            onClick={() => {
              detachBuyer();
              onDone();
            }}
          >
            {buyerWords.detach}
          </Button>
        )}
        <Button kind="primary" keys="Enter" disabled={rows.length === 0 && nik?.length !== NIK_DIGITS} onClick={take}>
          {buyerWords.choose}
        </Button>
      </div>
    </>
  );
}

function NonMember({ nik, onDone, onBack }: { readonly nik: string; readonly onDone: () => void; readonly onBack: () => void }): JSX.Element {
  const { cart, change, catalogue } = useTill();
  const [name, setName] = useState('');
  const [family, setFamily] = useState('');
  const [tried, setTried] = useState(false);
  const input = useRef<HTMLInputElement | null>(null);
  useEffect(() => input.current?.focus(), []);
  const perFamily = cart.lines.some((line) => catalogue.byId(line.productId)?.limit?.per === 'family');
  const nameMissing = name.trim() === '';
  const familyWrong = perFamily ? !/^\d{16}$/.test(family) : !/^(\d{16})?$/.test(family);
  const attach = (): void => {
    setTried(true);
    if (nameMissing || familyWrong) {
      playStop();
      return;
    }
    change({ type: 'setBuyer', buyer: { nik, name: name.trim(), ...(family === '' ? {} : { familyCardNo: family }) } });
    onDone();
  };
  return (
    <EnterForm className={styles['form']} onSubmit={attach}>
      <p className="between">
        <span className="muted">{buyerWords.nik}</span>
        <b className="tabular">{nik.replace(/(\d{4})(?=\d)/g, '$1 ')}</b>
      </p>
      <TextField ref={input} label={buyerWords.name} value={name} maxLength={80} error={tried && nameMissing ? buyerWords.nameMissing : undefined} onChange={(event) => setName(event.currentTarget.value)} />
      {perFamily && (
        <TextField
          label={buyerWords.family}
          hint={buyerWords.familyHint}
          inputMode="numeric"
          value={family}
          maxLength={16}
          error={tried && familyWrong ? buyerWords.familyMissing : undefined}
          onChange={(event) => setFamily(event.currentTarget.value.replace(/\D/g, ''))}
        />
      )}
      <div className={styles['foot']}>
        <Button keys="Esc" onClick={onBack}>
          {buyerWords.back}
        </Button>
        <span className="push" />
        <Button kind="primary" keys="Enter" submit>
          {buyerWords.attach}
        </Button>
      </div>
    </EnterForm>
  );
}
