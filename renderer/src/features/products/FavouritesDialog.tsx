import { LayoutGrid } from 'lucide-react';
import { useState, type JSX } from 'react';
import { favouriteWords as words } from '../../../../shared/text/favourites.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, notify } from '../../app/index.ts';
import { Button, Dialog, EmptyState, number, playOk, Table, type Column } from '../../ui/index.ts';
import type { Product } from './ProductsScreen.tsx';
import styles from './products.module.css';

/** Shift+F6: the order in which the till shows its favourites. */
export function FavouritesDialog({ favourites, onClose }: { readonly favourites: readonly Product[]; readonly onClose: () => void }): JSX.Element {
  const [rows, setRows] = useState(favourites);
  const [selected, setSelected] = useState<string | null>(favourites[0]?.productId ?? null);
  const command = useApiCommand('products.setFavourites');
  const at = rows.findIndex((row) => row.productId === selected);
  const move = (by: number): void => {
    const [here, there] = [rows[at], rows[at + by]];
    if (here !== undefined && there !== undefined) setRows(rows.with(at, there).with(at + by, here));
  };
  const remove = (): void => {
    const left = rows.toSpliced(at, 1);
    setRows(left);
    setSelected(left[Math.min(at, left.length - 1)]?.productId ?? null);
  };
  const save = (): void => {
    if (command.pending) return;
    void command.run({ productIds: rows.map((row) => row.productId) }).then((done) => {
      if (done === null) return;
      playOk();
      notify(words.saved);
      onClose();
    });
  };
  const columns: readonly Column<Product>[] = [
    { key: 'no', head: '', width: '44px', figure: true, cell: (_row, index) => index + 1 },
    { key: 'name', head: words.title, cell: (row) => <b>{row.name}</b> },
    { key: 'price', head: '', width: '110px', figure: true, cell: (row) => number(row.prices.general) },
  ];
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={LayoutGrid}
      width={620}
      title={words.arrange}
      note={words.arrangeNote}
      keys={[
        { keys: 'F2', label: words.up, run: () => move(-1), enabled: at > 0, repeat: true },
        { keys: 'F3', label: words.down, run: () => move(1), enabled: at >= 0 && at < rows.length - 1, repeat: true },
        { keys: 'F8', label: words.remove, run: remove, enabled: at >= 0 },
        { keys: 'F12', label: words.save, run: save, main: true },
      ]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} onClick={save}>
            {words.save}
          </Button>
        </>
      }
    >
      <div className={styles['history']}>
        <Table<Product>
          label={words.arrange}
          columns={columns}
          rows={rows}
          rowKey={(row) => row.productId}
          selected={selected}
          onSelect={(row) => setSelected(row.productId)}
          followSelected
          empty={
            <EmptyState icon={LayoutGrid} title={words.empty}>
              {words.emptyHelp}
            </EmptyState>
          }
        />
      </div>
      <div className={styles['moves']}>
        <Button keys="F2" disabled={at <= 0} onClick={() => move(-1)}>
          {words.up}
        </Button>
        <Button keys="F3" disabled={at < 0 || at >= rows.length - 1} onClick={() => move(1)}>
          {words.down}
        </Button>
        <Button keys="F8" disabled={at < 0} onClick={remove}>
          {words.remove}
        </Button>
      </div>
      {command.error !== null && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
