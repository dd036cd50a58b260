import { PackageX, SquarePen } from 'lucide-react';
import { useState, type JSX, type ReactNode } from 'react';
import { parseQuantity, quantityText } from '../../../../shared/domain/quantity.ts';
import { receiptScreen as words } from '../../../../shared/text/screenReceipts.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, type ApiError } from '../../api/index.ts';
import { ErrorMessage, type Recorded } from '../../app/index.ts';
import { Button, Dialog, EnterForm, Message, number, playOk, qtyText, QuantityField, RupiahField, TextField } from '../../ui/index.ts';
import type { LucideIcon } from 'lucide-react';
import type { Receipt, ReceiptLine } from './ReceiptDetail.tsx';
import styles from './receiving.module.css';

type Props = { readonly receipt: Receipt; readonly onClose: () => void; readonly onDone: (recorded: Recorded) => void };
const leftOf = (line: ReceiptLine): string => quantityText(parseQuantity(line.qty) - parseQuantity(line.returned));

/** F3: goods of a delivery go back to the supplier. */
export function ReturnDialog({ receipt, onClose, onDone }: Props): JSX.Element {
  const [qtys, setQtys] = useState<Readonly<Record<number, string | null>>>({});
  const [reason, setReason] = useState('');
  const command = useApiCommand('purchases.return');
  const lines = receipt.lines.flatMap(({ lineNo }) => ((qtys[lineNo] ?? '0') === '0' ? [] : [{ lineNo, qty: qtys[lineNo] ?? '0' }]));
  const send = (): void =>
    void command.run({ receiptId: receipt.number, lines, reason: reason.trim() }).then((done) => {
      if (done === null) return;
      playOk();
      onDone({ text: words.returned(done.number, done.amount, done.advance), entryNumber: done.entryNumber });
    });
  return (
    <LinesDialog icon={PackageX} title={words.returnTitle(receipt.number)} note={words.returnNote} verb={words.returnVerb} receipt={receipt} sent={lines} reason={reason} onReason={setReason} command={command} onSend={send} onClose={onClose}>
      {(line, error) => (
        <>
          <span className="figure muted">{words.left(qtyText(parseQuantity(leftOf(line))), line.baseUnit)}</span>
          <QuantityField label={words.of(words.back, line.name)} hideLabel decimals value={qtys[line.lineNo] ?? null} error={error} onChange={(next) => setQtys({ ...qtys, [line.lineNo]: next })} />
        </>
      )}
    </LinesDialog>
  );
}

/** F4: lines get the total they should have had. */
export function CorrectDialog({ receipt, onClose, onDone }: Props): JSX.Element {
  const [amounts, setAmounts] = useState<Readonly<Record<number, number | null>>>({});
  const [reason, setReason] = useState('');
  const command = useApiCommand('purchases.correct');
  const lines = receipt.lines.flatMap(({ lineNo, amountNow }) => {
    const amount = amounts[lineNo];
    return amount === undefined || amount === null || amount === amountNow ? [] : [{ lineNo, amount }];
  });
  const send = (): void =>
    void command.run({ receiptId: receipt.number, lines, reason: reason.trim() }).then((done) => {
      if (done === null) return;
      playOk();
      onDone({ text: words.corrected(done.number, done.correction), entryNumber: done.entryNumber });
    });
  return (
    <LinesDialog icon={SquarePen} title={words.correctTitle(receipt.number)} note={words.correctNote} verb={words.correctVerb} receipt={receipt} sent={lines} reason={reason} onReason={setReason} command={command} onSend={send} onClose={onClose}>
      {(line, error) => (
        <>
          <span className="figure muted">{number(line.amountNow)}</span>
          <RupiahField label={words.of(words.right, line.name)} hideLabel value={amounts[line.lineNo] === undefined ? line.amountNow : (amounts[line.lineNo] ?? null)} error={error} onChange={(next) => setAmounts({ ...amounts, [line.lineNo]: next })} />
        </>
      )}
    </LinesDialog>
  );
}

/** The lines of a delivery with a field each, and why. What the service refuses stands beside its line. */
function LinesDialog({ icon, title, note, verb, receipt, sent, reason, onReason, command, onSend, onClose, children }: {
  readonly icon: LucideIcon;
  readonly title: string;
  readonly note: string;
  readonly verb: string;
  readonly receipt: Receipt;
  readonly sent: readonly { readonly lineNo: number }[];
  readonly reason: string;
  readonly onReason: (reason: string) => void;
  readonly command: { readonly pending: boolean; readonly error: ApiError | null };
  readonly onSend: () => void;
  readonly onClose: () => void;
  readonly children: (line: ReceiptLine, error: string | undefined) => ReactNode;
}): JSX.Element {
  const [gap, setGap] = useState<string | null>(null);
  const { error, pending } = command;
  const place = /^lines\.(\d+)\./.exec(error?.field ?? '')?.[1];
  const wrongLine = place === undefined ? undefined : sent[Number(place)]?.lineNo;
  const send = (): void => {
    const missing = sent.length === 0 ? words.nothing : reason.trim() === '' ? words.noReason : null;
    setGap(missing);
    if (missing === null && !pending) onSend();
  };
  return (
    <Dialog
      opened
      onClose={pending ? undefined : onClose}
      icon={icon}
      width={720}
      title={title}
      note={note}
      keys={[{ keys: 'F12', label: verb, run: send, main: true }]}
      foot={
        <>
          <Button keys="Esc" disabled={pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={pending} onClick={send}>
            {verb}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={send} className="stack">
        <div className={styles['orderLines']}>
          {receipt.lines.map((line) => (
            <div key={line.lineNo} className={styles['changeLine']}>
              <span>
                <b>{line.name}</b>
                <small className="faint">{line.batch ?? ''}</small>
              </span>
              {children(line, wrongLine === line.lineNo ? error?.problem : undefined)}
            </div>
          ))}
        </div>
        <TextField label={words.reason} maxLength={120} value={reason} onChange={(event) => onReason(event.currentTarget.value)} />
      </EnterForm>
      {gap !== null && (
        <Message tone="caution" live>
          {gap}
        </Message>
      )}
      {error !== null && wrongLine === undefined && <ErrorMessage error={error} />}
    </Dialog>
  );
}
