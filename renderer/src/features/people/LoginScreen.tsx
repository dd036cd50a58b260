import { UserRound, UserX } from 'lucide-react';
import { useEffect, useRef, useState, type JSX, type KeyboardEvent } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { peopleWords } from '../../../../shared/text/screenPeople.ts';
import { roleName, shellWords } from '../../../../shared/text/screens.ts';
import { useApiQuery } from '../../api/index.ts';
import { useHostState } from '../../app/host.tsx';
import { ErrorMessage } from '../../app/ErrorMessage.tsx';
import { Card, CooperativeMark, cx, EmptyState, Initials, Kbd, useKeys } from '../../ui/index.ts';
import { PinPanel } from './PinPanel.tsx';
import styles from './LoginScreen.module.css';

type Person = Result<'auth.users'>['rows'][number];
const LAST = 'gerai.lastPerson';
const COLUMNS = 3;

/** Only which tile to start on, on this one PC; the PIN is asked in any case. */
const lastPerson = (): string | null => {
  try {
    return localStorage.getItem(LAST);
  } catch {
    return null;
  }
};

/** Name tiles on the left, the chosen person's PIN on the right. */
export function LoginScreen({ status, demo }: { readonly status: Result<'system.status'>; readonly demo: boolean }): JSX.Element {
  const people = useApiQuery('auth.users', {});
  const rows = people.data?.rows ?? [];
  const [chosen, setChosen] = useState<Person | null>(null);
  const [firstDigit, setFirstDigit] = useState('');
  const tiles = useRef<HTMLUListElement | null>(null);
  const host = useHostState();
  const start = Math.max(0, rows.findIndex((row) => row.username === lastPerson()));
  const loaded = rows.length > 0;

  const focusTile = (username: string | undefined): void => {
    if (username !== undefined) tiles.current?.querySelector<HTMLElement>(`[data-person="${CSS.escape(username)}"]`)?.focus();
  };
  const startName = rows[start]?.username;
  useEffect(() => {
    if (loaded) focusTile(startName);
  }, [loaded, startName]);

  const choose = (person: Person, digit = ''): void => {
    setFirstDigit(digit);
    setChosen(person);
  };
  const back = (): void => {
    const username = chosen?.username;
    setChosen(null);
    setTimeout(() => focusTile(username), 0);
  };
  useKeys([{ keys: 'Esc', label: peopleWords.backKey, run: back, enabled: chosen !== null }]);

  const onKeyDown = (event: KeyboardEvent<HTMLButtonElement>, person: Person, index: number): void => {
    if (event.ctrlKey || event.altKey) return;
    const target = { ArrowRight: index + 1, ArrowLeft: index - 1, ArrowDown: index + COLUMNS, ArrowUp: index - COLUMNS, Home: 0, End: rows.length - 1 }[event.key];
    if (target !== undefined) {
      event.preventDefault();
      focusTile(rows[Math.max(0, Math.min(rows.length - 1, target))]?.username);
    } else if (/^\d$/.test(event.key)) {
      event.preventDefault();
      choose(person, event.key);
    }
  };

  return (
    <div className={styles['login']}>
      <header className={styles['brand']}>
        <CooperativeMark size={52} />
        <div>
          <b>{status.name}</b>
          <span>{demo ? shellWords.demo : shellWords.place(status.kelurahan)}</span>
        </div>
        {status.practice && <strong className={styles['practice']}>{shellWords.practice}</strong>}
      </header>
      <main className={styles['middle']}>
        <section className={styles['people']}>
          <h1>{peopleWords.whoAreYou}</h1>
          <p className="muted">{peopleWords.chooseName}</p>
          {people.error && <ErrorMessage error={people.error} />}
          {people.data && !loaded && (
            <EmptyState icon={UserX} title={peopleWords.noPeople}>
              {peopleWords.noPeopleHelp}
            </EmptyState>
          )}
          <ul ref={tiles} className={styles['tiles']} aria-label={peopleWords.people}>
            {rows.map((person, index) => (
              <li key={person.username}>
                <button
                  type="button"
                  data-person={person.username}
                  className={cx(styles['tile'], chosen?.username === person.username && styles['chosen'])}
                  aria-pressed={chosen?.username === person.username}
                  onClick={() => choose(person)}
                  onKeyDown={(event) => onKeyDown(event, person, index)}
                >
                  <Initials name={person.name} size={46} />
                  <span>
                    <b>{person.name}</b>
                    <small>{roleName[person.role]}</small>
                  </span>
                </button>
              </li>
            ))}
          </ul>
        </section>
        <Card className={styles['pin']}>
          {chosen ? (
            <PinPanel
              key={chosen.username}
              person={{ username: chosen.username, name: chosen.name, roleLabel: roleName[chosen.role] }}
              first={firstDigit}
              onSignedIn={() => {
                try {
                  localStorage.setItem(LAST, chosen.username);
                } catch {
                  // The next start begins on the first tile.
                }
              }}
            />
          ) : (
            <EmptyState icon={UserRound} title={peopleWords.choosePersonFirst}>
              {peopleWords.choosePersonHelp}
            </EmptyState>
          )}
        </Card>
      </main>
      <footer className={styles['foot']}>
        <span>
          <Kbd keys="Left+Right+Up+Down" /> {peopleWords.chooseKey}
        </span>
        <span>
          <Kbd keys="Enter" /> {peopleWords.takeKey}
        </span>
        <span>
          <Kbd keys="Esc" /> {peopleWords.backKey}
        </span>
        <span className="push faint">{peopleWords.version(host?.versions.app ?? status.version)}</span>
      </footer>
    </div>
  );
}
