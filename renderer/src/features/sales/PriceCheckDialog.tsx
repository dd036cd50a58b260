import { Tag } from 'lucide-react';
import { useState, type JSX, type KeyboardEvent } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { cartWords, priceWords } from '../../../../shared/text/till.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { asApiError } from '../../api/index.ts';
import { Badge, Button, Dialog, Facts, Message, number, playOk, playStop, qtyText, rp, TextField, useScanGate } from '../../ui/index.ts';
import type { Product } from './catalogue.ts';
import { Suggestions } from './Suggestions.tsx';
import { useTill } from './TillProvider.tsx';
import { useProductSearch } from './useProductSearch.ts';
import styles from './BuyerDialog.module.css';

const ROWS = 6;

/** F9: price, ceiling, stock and limit of a product; the cart is not touched. */
export function PriceCheckDialog({ opened, onClose }: { readonly opened: boolean; readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog
      opened={opened}
      onClose={onClose}
      icon={Tag}
      width={560}
      title={priceWords.title}
      note={priceWords.note}
      foot={
        <Button keys="Esc" onClick={onClose}>
          {uiWords.close}
        </Button>
      }
    >
      <PriceCheck />
    </Dialog>
  );
}

function PriceCheck(): JSX.Element {
  const { catalogue } = useTill();
  const search = useProductSearch();
  const [at, setAt] = useState(0);
  const [shown, setShown] = useState<Product | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = Math.min(at, Math.max(0, search.shown.length - 1));
  const show = (product: Product): void => {
    playOk();
    setShown(product);
    setProblem(null);
    search.clear();
    setAt(0);
  };
  const takeCode = (code: string): void => {
    catalogue.lookUp(code).then(
      (product) => {
        if (product) return show(product);
        playStop();
        setShown(null);
        return setProblem(priceWords.unknown(code));
      },
      (cause: unknown) => setProblem(asApiError(cause).message),
    );
  };
  useScanGate(takeCode);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(search.shown.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      const row = search.shown[chosen];
      if (row) show(row);
      else if (search.text.trim() !== '') takeCode(search.text.trim());
    }
  };
  return (
    <>
      <TextField
        label={priceWords.find}
        hideLabel
        data-autofocus
        placeholder={priceWords.find}
        value={search.text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          search.type(event.currentTarget.value, event.timeStamp);
          setAt(0);
        }}
      />
      <div className={styles['results']}>
        {search.shown.length > 0 ? (
          <Suggestions
            label={priceWords.find}
            rows={search.shown.slice(0, ROWS)}
            rowKey={(product) => product.productId}
            chosen={chosen}
            spoken={(product, index) => cartWords.marked(product.name, product.prices.general, index + 1, search.shown.length)}
            onTake={show}
            row={(product) => (
              <>
                <b className="grow clip">{product.name}</b>
                <b className="tabular">{number(product.prices.general)}</b>
              </>
            )}
          />
        ) : shown !== null ? (
          <Answer product={shown} />
        ) : problem !== null ? (
          <Message tone="caution" live>
            {problem}
          </Message>
        ) : (
          <p className="muted">{priceWords.empty}</p>
        )}
      </div>
    </>
  );
}

function Answer({ product }: { readonly product: Product }): JSX.Element {
  const { prices, limit } = product;
  return (
    <div aria-live="polite">
      <p className={styles['found']}>
        <b>{product.name}</b>
        <Badge>{product.sku}</Badge>
      </p>
      <Facts
        rows={[
          { label: priceWords.price, value: priceWords.perUnit(prices.general, product.unit) },
          { label: priceWords.member, value: prices.member === undefined ? priceWords.sameForMember : priceWords.perUnit(prices.member, product.unit) },
          { label: priceWords.het, value: product.het === undefined ? priceWords.noHet : rp(product.het) },
          { label: priceWords.stock, value: `${qtyText(parseQuantity(product.onHand))} ${product.unit}`, ...(parseQuantity(product.onHand) === 0 ? { tone: 'caution' as const } : {}) },
          { label: priceWords.quota, value: limit === undefined ? priceWords.noQuota : priceWords.quotaRule(parseQuantity(limit.qty), product.unit, limit.per, limit.days) },
        ]}
      />
    </div>
  );
}
