import { Printer, FileDown } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { uiWords } from '../../../shared/text/screens.ts';
import { Button } from './Button.tsx';
import { Message } from './Message.tsx';
import { ProgressBar } from './ProgressBar.tsx';
import styles from './PrintPreview.module.css';

/** The paper at its size on the left, what can be chosen on the right; F11 prints what is seen. The keys are the screen's. */
export function PrintPreview({ title, url, error, options, onPrint, onSavePdf, busy = false, done }: {
  readonly title: string;
  /** Where main serves the page; null while it is being made. */
  readonly url: string | null;
  readonly error?: ReactNode;
  readonly options?: ReactNode;
  readonly onPrint: () => void;
  readonly onSavePdf: () => void;
  readonly busy?: boolean;
  /** Stays until the next page: where the file went, that it was sent to the printer. */
  readonly done?: ReactNode;
}): JSX.Element {
  return (
    <div className={styles['preview']}>
      <div className={styles['desk']}>
        {error !== undefined && <div className={styles['problem']}>{error}</div>}
        {error === undefined && url === null && (
          <output className={styles['making']}>
            <p>{uiWords.makingPage}</p>
            <ProgressBar label={uiWords.makingPage} done={0} total={null} />
          </output>
        )}
        {error === undefined && url !== null && <iframe className={styles['paper']} title={title} src={url} sandbox="allow-same-origin" />}
      </div>
      <aside className={styles['side']}>
        {options}
        <div className={styles['actions']}>
          {done !== undefined && (
            <Message tone="in" live>
              {done}
            </Message>
          )}
          <Button kind="primary" size="large" full icon={Printer} keys="F11" disabled={url === null} busy={busy} onClick={onPrint}>
            {uiWords.print}
          </Button>
          <Button full icon={FileDown} disabled={url === null} busy={busy} onClick={onSavePdf}>
            {uiWords.savePdf}
          </Button>
        </div>
      </aside>
    </div>
  );
}
