import { Banknote } from 'lucide-react';
import type { JSX } from 'react';
import { collectingScreen as words } from '../../../../shared/text/screenCollecting.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, Facts, number, rp, Table, type Column } from '../../ui/index.ts';
import { collected, type Collected } from './collected.ts';
import styles from './collecting.module.css';

const COLUMNS: readonly Column<Collected>[] = [
  { key: 'no', head: words.columns.no, width: '84px', cell: (row) => <span className="tabular">{row.memberNo}</span> },
  { key: 'name', head: words.columns.name, cell: (row) => row.name },
  { key: 'slip', head: words.columns.state, width: '150px', cell: (row) => <span className="tabular faint small">{row.undone ? words.undone : row.number}</span> },
  { key: 'amount', head: words.sum, figure: true, width: '112px', cell: (row) => (row.undone ? '0' : number(row.amount)) },
];

/** What came in since the sheet was begun: people, cash and bank, each slip. */
export function FinishDialog({ taken, onClose }: { readonly taken: readonly Collected[]; readonly onClose: () => void }): JSX.Element {
  const standing = taken.filter((row) => !row.undone);
  const sum = (via: Collected['via']): number => standing.filter((row) => row.via === via).reduce((total, row) => total + row.amount, 0);
  const clear = (): void => {
    collected.clear();
    onClose();
  };
  return (
    <Dialog
      opened
      width={640}
      onClose={onClose}
      icon={Banknote}
      tone="in"
      title={words.finishTitle}
      note={words.finishNote(taken.length)}
      keys={[{ keys: 'F12', label: words.clear, run: clear, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.back}
          </Button>
          <Button kind="primary" keys="F12" onClick={clear}>
            {words.clear}
          </Button>
        </>
      }
    >
      <Facts rows={[{ label: words.cash, value: rp(sum('kas')) }, { label: words.bank, value: rp(sum('bank')) }, { label: words.sum, value: <b>{words.total(standing.length, sum('kas') + sum('bank'))}</b> }]} />
      <div className={styles['slips']}>
        <Table<Collected> label={words.running} density="read" columns={COLUMNS} rows={taken} rowKey={(row) => row.number} startAtEnd />
      </div>
    </Dialog>
  );
}
