import { LayoutGrid } from 'lucide-react';
import { useState, type JSX, type KeyboardEvent } from 'react';
import { favouriteWords as words } from '../../../../shared/text/favourites.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, playStop, TextField } from '../../ui/index.ts';
import type { Product } from './catalogue.ts';
import { FavouriteGrid, useFavourites } from './FavouriteGrid.tsx';
import { useTill } from './TillProvider.tsx';

/** Shift+F2: the favourites over a basket that has lines already. A number and Enter, the arrows and Enter, or a finger takes one. */
export function FavouritesDialog({ opened, onClose, onTake }: { readonly opened: boolean; readonly onClose: () => void; readonly onTake: (product: Product) => void }): JSX.Element | null {
  return opened ? <Favourites onClose={onClose} onTake={onTake} /> : null;
}

function Favourites({ onClose, onTake }: { readonly onClose: () => void; readonly onTake: (product: Product) => void }): JSX.Element {
  const { cart } = useTill();
  const products = useFavourites();
  const [typed, setTyped] = useState('');
  const [at, setAt] = useState(0);
  const marked = typed === '' ? Math.min(at, products.length - 1) : Number(typed) - 1;
  const known = products[marked] !== undefined;
  const take = (): void => {
    const product = products[marked];
    if (product === undefined) playStop();
    else onTake(product);
  };
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    const by = { ArrowRight: 1, ArrowLeft: -1, ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (event.key === 'Enter') {
      event.preventDefault();
      take();
    } else if (by !== undefined && products.length > 0) {
      event.preventDefault();
      setTyped('');
      setAt((Math.max(0, marked) + by + products.length) % products.length);
    }
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={LayoutGrid}
      width={1080}
      title={words.title}
      note={words.note}
      keys={[{ keys: 'Enter', label: words.take, run: take, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="Enter" disabled={!known} onClick={take}>
            {words.take}
          </Button>
        </>
      }
    >
      <div className="stack">
        <TextField
          label={words.number}
          data-autofocus
          inputMode="numeric"
          maxLength={2}
          value={typed}
          error={typed !== '' && !known ? words.noSuch(typed) : undefined}
          onKeyDown={onKeyDown}
          onChange={(event) => setTyped(event.currentTarget.value.replaceAll(/\D/g, ''))}
        />
        {products.length === 0 ? <p className="muted">{words.none}</p> : <FavouriteGrid products={products} member={cart.member !== undefined} marked={marked} onTake={onTake} />}
      </div>
    </Dialog>
  );
}
