import { CalendarCheck, FileCheck2, NotebookPen } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { useLocation } from 'wouter';
import { lastDay, makeDate, month as toMonth, monthsBetween, type Month } from '../../../../shared/domain/dates.ts';
import { closingWords as words } from '../../../../shared/text/screenPeriods.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, useRole } from '../../app/index.ts';
import { Button, Card, CardBody, CardFoot, CardHead, Dialog, EnterForm, Facts, Message, Money, rp, TextField, type KeyAction } from '../../ui/index.ts';
import { PeriodsFrame } from './PeriodsFrame.tsx';
import styles from './Periods.module.css';
import type { BookPeriods } from './useBookPeriods.ts';

/** The end of a year: what closing it does, the SHU it moves, and the chair's key for it. */
export function YearEnd({ book, year, keys, onPick }: { readonly book: BookPeriods; readonly year: number; readonly keys: readonly KeyAction[]; readonly onPick: (period: string) => void }): JSX.Element {
  const [, navigate] = useLocation();
  const chair = useRole('ketua');
  const treasurer = useRole('bendahara');
  const [asking, setAsking] = useState(false);
  const [note, setNote] = useState('');
  const close = useApiCommand('shu.closeYear');
  const result = useApiQuery('reports.incomeStatement', { from: makeDate(year, 1, 1), to: lastDay(toMonth(`${year}-12`)) }, { keep: true });
  const closed = book.yearClosed(year);
  const waiting = openMonths(book, year);
  const ready = !closed && waiting.length === 0;
  const may = chair && ready && !close.pending;
  const period = `${year}-13`;
  const view = (): void => navigate(`/buku/tutup/${period}`);
  const send = (): void => {
    if (!may) return;
    void close.run({ year, ...(note.trim() === '' ? {} : { note }) }).then((done) => {
      if (done) setAsking(false);
    });
  };
  useEffect(() => {
    document.querySelector<HTMLElement>('[data-year-main]')?.focus();
  }, [closed]);
  return (
    <PeriodsFrame
      book={book}
      period={period}
      onPick={onPick}
      keys={[...keys, ...(closed ? [{ keys: 'F7', label: words.view, run: view }] : []), ...(chair && !closed ? [{ keys: 'F12', label: words.yearClose(year), run: () => setAsking(true), enabled: may, main: true }] : [])]}
      message={
        close.result && (
          <Message tone="in" title={words.yearDone(year, close.result.shu)} live>
            {words.yearDoneFacts(close.result.entryNumber, close.result.shu)}
          </Message>
        )
      }
    >
      <Card flow grow label={words.yearTitle(year)}>
        <CardHead title={words.yearTitle(year)} />
        <CardBody className={styles['body']}>
          <Message tone={closed ? 'in' : ready ? 'in' : 'caution'} title={closed ? words.yearClosed(year) : ready ? words.yearReady(year) : words.yearNotReady(year)}>
            {closed ? words.yearClosedFacts : ready ? words.yearReadyFacts : words.yearOpenMonths(waiting)}
          </Message>
          {result.error && <ErrorMessage error={result.error} />}
          {result.data && (
            <div>
              <span className="faint small">{words.yearShu(year)}</span>
              <br />
              <Money amount={result.data.totals.shu} size={32} />
            </div>
          )}
          {!closed && (
            <div className="stack">
              <b>{words.yearEffect}</b>
              <ol className={styles['effects']}>
                {words.yearEffects(year).map((line) => (
                  <li key={line}>{line}</li>
                ))}
              </ol>
            </div>
          )}
        </CardBody>
        <CardFoot className={styles['foot']}>
          {!closed && treasurer && (
            <Button icon={NotebookPen} onClick={() => navigate('/buku/catat')}>
              {words.month13}
            </Button>
          )}
          {closed ? (
            <Button kind="primary" icon={FileCheck2} keys="F7" data-year-main onClick={view}>
              {words.view}
            </Button>
          ) : chair ? (
            <Button kind="primary" size="large" icon={CalendarCheck} keys="F12" disabled={!may} data-year-main onClick={() => setAsking(true)}>
              {words.yearClose(year)}
            </Button>
          ) : (
            <span className="muted">{words.onlyChair}</span>
          )}
        </CardFoot>
      </Card>
      <Dialog
        opened={asking}
        onClose={close.pending ? undefined : () => { setAsking(false); close.reset(); }}
        icon={CalendarCheck}
        tone="caution"
        title={words.yearTitle(year)}
        keys={[{ keys: 'F12', label: words.yearClose(year), run: send, main: true, enabled: may }]}
        foot={
          <>
            <Button keys="Esc" disabled={close.pending} onClick={() => { setAsking(false); close.reset(); }}>
              {uiWords.cancel}
            </Button>
            <Button kind="primary" keys="F12" busy={close.pending} onClick={send}>
              {words.yearClose(year)}
            </Button>
          </>
        }
      >
        <Facts rows={[{ label: words.yearShu(year), value: rp(result.data?.totals.shu ?? 0) }]} />
        <Message tone="caution">{words.yearEffects(year)[2]}</Message>
        <EnterForm onSubmit={send}>
          <TextField label={words.note} hint={words.noteHint} value={note} maxLength={160} data-autofocus onChange={(event) => setNote(event.currentTarget.value)} />
        </EnterForm>
        {close.error && <ErrorMessage error={close.error} />}
      </Dialog>
    </PeriodsFrame>
  );
}

/** Months of the year that the book has or will have, and that are not closed; months before the book began need no closing. */
function openMonths({ months, lastClosed }: BookPeriods, year: number): Month[] {
  const first = months[0]?.period ?? toMonth(`${year}-01`);
  return monthsBetween(toMonth(`${year}-01`), toMonth(`${year}-12`)).filter((period) => period >= first && (lastClosed === null || period > lastClosed));
}
