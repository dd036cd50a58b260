import { Printer } from 'lucide-react';
import type { JSX } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { printerSettingWords as words, printerStateWords } from '../../../../shared/text/printing.ts';
import { queryClient, useApiAction } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import { Button, Message } from '../../ui/index.ts';
import styles from './SettingsScreen.module.css';

/** Prints a test page and says what the printer answered. The drawer opens only by its own button. */
export function PrinterTest({ printerId, drawer }: { readonly printerId: 'main' | 'spare'; readonly drawer: boolean }): JSX.Element {
  const test = useApiAction('printing.test');
  const run = (opening: boolean): void => {
    // What the printer answered is remembered with its setting.
    void test.run({ printerId, drawer: opening }).then(() => void queryClient.invalidateQueries());
  };
  return (
    <div className={styles['test']}>
      <p className="faint small">{words.testHelp}</p>
      <div className={styles['testButtons']}>
        <Button icon={Printer} busy={test.pending} onClick={() => run(false)}>
          {words.test}
        </Button>
        {drawer && (
          <Button busy={test.pending} onClick={() => run(true)}>
            {words.testDrawer}
          </Button>
        )}
      </div>
      {test.error && <ErrorMessage error={test.error} />}
      {test.result && (
        <Message tone={test.result.printed ? 'in' : 'caution'} live>
          {testedWords(test.result)}
        </Message>
      )}
    </div>
  );
}

function testedWords({ printed, problem, state, answers }: Result<'printing.test'>): string {
  const told = state === null ? words.silent : (answers === true ? words.answers : words.spooler)(printerStateWords[state]);
  return printed ? `${words.tested} ${told}` : (problem ?? told);
}
