import { Copy } from 'lucide-react';
import type { JSX, ReactNode } from 'react';
import { screenErrors } from '../../../shared/text/screenErrors.ts';
import type { ApiError } from '../api/index.ts';
import { Button, Message } from '../ui/index.ts';
import { notify } from './notice.tsx';
import styles from './ErrorMessage.module.css';

/** A refusal as the service words it: headline, facts, what to do; the details for a technician are folded away. */
export function ErrorMessage({ error, action }: { readonly error: ApiError; readonly action?: ReactNode }): JSX.Element {
  const details = [`${screenErrors.code} ${error.code}${error.rule === null ? '' : ` ${error.rule}`}`, `${screenErrors.at} ${error.at}`, error.message].join('\n');
  const technical = error.code === 'INTERNAL' || error.code === 'STORAGE' || error.code === 'BUSY';
  return (
    <Message tone={technical || error.code === 'RULE' ? 'danger' : 'caution'} title={error.headline} live action={action}>
      {error.facts}
      {technical && (
        <details className={styles['details']}>
          <summary>{screenErrors.technician}</summary>
          <pre>{details}</pre>
          <Button
            icon={Copy}
            onClick={() => {
              navigator.clipboard.writeText(details).then(
                () => notify(screenErrors.copied),
                () => undefined,
              );
            }}
          >
            {screenErrors.copy}
          </Button>
        </details>
      )}
    </Message>
  );
}
