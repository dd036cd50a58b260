import type { LucideIcon } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { CooperativeMark } from './CooperativeMark.tsx';
import { Icon } from './Icon.tsx';
import { Initials } from './Initials.tsx';
import { cx } from './cx.ts';
import styles from './AppFrame.module.css';

export type FrameHeader = {
  readonly cooperative: string;
  readonly place: string;
  readonly title: string;
  readonly note?: ReactNode;
  readonly status?: ReactNode;
  readonly person?: { readonly name: string; readonly role: string };
  readonly clock?: { readonly time: string; readonly date: string };
  /** A practice file: the header is striped and says so. */
  readonly practice?: string;
};

/** Header 60 px, rail 80 px, work, foot. The same place on every screen. */
export function AppFrame({ header, rail, tabs, banner, foot, column = false, children }: {
  readonly header: FrameHeader;
  readonly rail: ReactNode;
  /** The room's other screens, right under the header. */
  readonly tabs?: ReactNode;
  /** A strip under the header that stays until its cause is gone. */
  readonly banner?: ReactNode;
  readonly foot: ReactNode;
  readonly column?: boolean;
  readonly children: ReactNode;
}): JSX.Element {
  return (
    <div className={styles['frame']}>
      <Header {...header} />
      <div className={styles['rail']}>{rail}</div>
      <div className={styles['middle']}>
        {tabs}
        {banner !== undefined && <div className={styles['banner']}>{banner}</div>}
        <main className={cx(styles['work'], column && styles['column'])}>{children}</main>
      </div>
      <div className={styles['foot']}>{foot}</div>
    </div>
  );
}

function Header({ cooperative, place, title, note, status, person, clock, practice }: FrameHeader): JSX.Element {
  return (
    <header className={cx(styles['header'], practice !== undefined && styles['practice'])}>
      <div className={styles['brand']}>
        <CooperativeMark />
        <div>
          <b className="clip">{cooperative}</b>
          <span className="clip">{place}</span>
        </div>
      </div>
      <div className={styles['title']}>
        <h1>{title}</h1>
        {note !== undefined && <span>{note}</span>}
      </div>
      <div className={styles['right']}>
        {practice !== undefined && <strong className={styles['practiceWord']}>{practice}</strong>}
        {status}
        {person !== undefined && (
          <div className={styles['person']}>
            <Initials name={person.name} />
            <div>
              <b>{person.name}</b>
              <span>{person.role}</span>
            </div>
          </div>
        )}
        {clock !== undefined && (
          <div className={styles['clock']}>
            {clock.time}
            <span>{clock.date}</span>
          </div>
        )}
      </div>
    </header>
  );
}

/** A device or a state in the header: icon, dot, words. */
export function StatusNote({ icon, dot, children }: { readonly icon: LucideIcon; readonly dot: 'ok' | 'caution' | 'off'; readonly children: ReactNode }): JSX.Element {
  return (
    <span className={styles['state']}>
      <Icon of={icon} />
      <i className={cx(styles['dot'], styles[dot])} aria-hidden />
      {children}
    </span>
  );
}

