import { Info, OctagonAlert } from 'lucide-react';
import { useEffect, useState, type JSX } from 'react';
import { Icon } from '../ui/index.ts';
import styles from './notice.module.css';

export type Notice = { readonly text: string; readonly tone: 'stop' | 'info' };
const SHOWN_MS = 4000;
let show: ((notice: Notice) => void) | null = null;

/** One line above the foot that moves nothing and goes by itself: a scan that was ignored, a copy that was taken. Never for results of work. */
export const notify = (text: string, tone: Notice['tone'] = 'info'): void => show?.({ text, tone });

export function NoticeLine(): JSX.Element {
  const [notice, setNotice] = useState<Notice | null>(null);
  useEffect(() => {
    show = setNotice;
    return () => {
      show = null;
    };
  }, []);
  useEffect(() => {
    if (!notice) return undefined;
    const timer = setTimeout(() => setNotice(null), SHOWN_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  return (
    <output className={styles['place']} aria-live="polite">
      {notice && (
        <span className={styles['line']}>
          <Icon of={notice.tone === 'stop' ? OctagonAlert : Info} />
          {notice.text}
        </span>
      )}
    </output>
  );
}
