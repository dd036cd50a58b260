import { Scale } from 'lucide-react';
import { useState, type JSX } from 'react';
import { parseQuantity, type Quantity } from '../../../../shared/domain/quantity.ts';
import { favouriteWords as words } from '../../../../shared/text/favourites.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, EnterForm, playStop, QuantityField } from '../../ui/index.ts';
import type { Product } from './catalogue.ts';

/** How much of goods that are weighed: a finger on a tile says only which. */
export function FavouriteQtyDialog({ product, onClose, onTake }: { readonly product: Product; readonly onClose: () => void; readonly onTake: (product: Product, qty: Quantity) => void }): JSX.Element {
  const [typed, setTyped] = useState<string | null>(null);
  const [problem, setProblem] = useState<string | undefined>();
  const take = (): void => {
    const qty = typed === null ? null : parseQuantity(typed);
    if (qty !== null && qty > 0) return onTake(product, qty);
    playStop();
    return setProblem(words.qtyMissing);
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={Scale}
      title={words.qtyTitle(product.name)}
      note={words.qtyNote(parseQuantity(product.onHand), product.unit)}
      keys={[{ keys: 'F12', label: words.take, run: take, main: true }]}
      foot={
        <>
          <Button keys="Esc" onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button kind="primary" keys="F12" onClick={take}>
            {words.take}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={take}>
        <QuantityField
          label={words.qty}
          large
          decimals
          unit={product.unit}
          value={typed}
          error={problem}
          onChange={(qty) => {
            setTyped(qty);
            setProblem(undefined);
          }}
        />
      </EnterForm>
    </Dialog>
  );
}
