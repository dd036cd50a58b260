import { ScanLine } from 'lucide-react';
import { useEffect, useRef, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import type { Result } from '../../../../shared/contract/index.ts';
import { evidenceWords as words } from '../../../../shared/text/screenEvidence.ts';
import { useApiAction, useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, EnterForm, Message, TextField, useScanGate, type MessageTone } from '../../ui/index.ts';
import styles from './CheckScreen.module.css';

type Compared = Result<'evidence.compare'>;
const TONE: Readonly<Record<Compared['result'], MessageTone>> = { 'sama': 'in', 'berbeda': 'danger', 'belum-ada': 'caution', 'tidak-terbaca': 'caution' };
/** How the QR code of a print begins. */
const MARK = 'GERAI-BUKTI';

/** Holds the books against what an old print says, typed or scanned. */
export function ComparePanel(): JSX.Element {
  const [, navigate] = useLocation();
  const [typed, setTyped] = useState('');
  const field = useRef<HTMLInputElement | null>(null);
  const head = useApiQuery('evidence.head', {});
  const compare = useApiAction('evidence.compare');
  const ask = (text: string): void => {
    if (text.trim() !== '' && !compare.pending) void compare.run({ text });
  };
  useEffect(() => field.current?.focus(), []);
  // A code has spaces, and a scan begins anew at each: what came before the last one stands in the field.
  useScanGate((code) => {
    const before = field.current?.value ?? '';
    const whole = before.toUpperCase().startsWith(MARK) ? `${before.trim()} ${code}` : code;
    setTyped(whole);
    ask(whole);
  });
  const { result } = compare;
  const entry = result?.number;
  return (
    <Card flow className={styles['compare']} label={words.title}>
      <CardHead title={words.title} />
      <CardBody className={styles['body']}>
        <p className="muted">{words.note}</p>
        <EnterForm onSubmit={() => ask(typed)}>
          <TextField
            ref={field}
            label={words.field}
            placeholder={words.placeholder}
            value={typed}
            maxLength={300}
            onChange={(event) => {
              setTyped(event.currentTarget.value);
              compare.reset();
            }}
          />
        </EnterForm>
        <Button full kind="primary" icon={ScanLine} keys="Enter" disabled={typed.trim() === ''} busy={compare.pending} onClick={() => ask(typed)}>
          {words.compare}
        </Button>
        {compare.pending && <output className="muted">{words.comparing}</output>}
        {compare.error && <ErrorMessage error={compare.error} />}
        {result && (
          <Message tone={TONE[result.result]} title={words.result[result.result]} live>
            {result.note}
          </Message>
        )}
        {entry !== undefined && (
          <Button full onClick={() => navigate(`/buku/jurnal/${entry}`)}>
            {words.openEntry}
          </Button>
        )}
      </CardBody>
      {head.data && (
        <CardFoot>
          <span className="faint small">{words.now}</span>
          <p className={styles['code']} data-selectable>
            {head.data.text}
          </p>
        </CardFoot>
      )}
    </Card>
  );
}
