import { useState, type JSX } from 'react';
import { peopleWords } from '../../../../shared/text/screenPeople.ts';
import { useSession } from '../../app/session.tsx';
import { Initials, NumberPad, PIN_LENGTH, PinBoxes } from '../../ui/index.ts';
import styles from './PinPanel.module.css';

/** One person's PIN: typed, pasted or tapped; it sends itself at the sixth digit. The refusal is the service's own sentence. */
export function PinPanel({ person, first = '', onSignedIn }: {
  readonly person: { readonly username: string; readonly name: string; readonly roleLabel: string };
  /** A digit typed before the panel was there. */
  readonly first?: string;
  readonly onSignedIn?: () => void;
}): JSX.Element {
  const { signIn } = useSession();
  const [pin, setPin] = useState(first);
  const [busy, setBusy] = useState(false);
  const [refused, setRefused] = useState<string | undefined>();

  const change = (next: string): void => {
    setPin(next);
    if (next !== '') setRefused(undefined);
  };
  const send = (complete: string): void => {
    setBusy(true);
    void signIn(person.username, complete).then((error) => {
      setBusy(false);
      setPin('');
      if (error) setRefused(error.message);
      else onSignedIn?.();
    });
  };

  return (
    <div className={styles['panel']}>
      <div className={styles['person']}>
        <Initials name={person.name} size={56} />
        <div>
          <b className={styles['name']}>{person.name}</b>
          <span className="faint">{person.roleLabel}</span>
        </div>
      </div>
      <PinBoxes label={peopleWords.typePin(person.name)} hideLabel value={pin} onChange={change} onComplete={send} note={busy ? peopleWords.checking : peopleWords.pinHint} error={refused} disabled={busy} takesFocus />
      <NumberPad disabled={busy} onDigits={(digit) => change(`${pin}${digit}`.slice(0, PIN_LENGTH))} onBackspace={() => change(pin.slice(0, -1))} />
    </div>
  );
}
