import { PackageSearch } from 'lucide-react';
import { useEffect, useState, type JSX, type KeyboardEvent } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { Button, Dialog, Message, number, playStop, TextField, useScanGate } from '../../ui/index.ts';
import { Suggestions, useProductSearch, useTill } from '../sales/index.ts';
import type { Product } from './drafts.ts';
import styles from './receiving.module.css';

const words = receivingWords.find;

/** F9: goods by name or code, for the line they will make. */
export function FindGoodsDialog({ onTake, onClose }: { readonly onTake: (product: Product) => void; readonly onClose: () => void }): JSX.Element {
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={PackageSearch}
      width={560}
      title={words.title}
      note={words.note}
      foot={
        <Button keys="Esc" onClick={onClose}>
          {uiWords.cancel}
        </Button>
      }
    >
      <Find onTake={onTake} />
    </Dialog>
  );
}

function Find({ onTake }: { readonly onTake: (product: Product) => void }): JSX.Element {
  const { catalogue } = useTill();
  const search = useProductSearch();
  const [at, setAt] = useState(0);
  const [problem, setProblem] = useState<string | null>(null);
  const chosen = Math.min(at, Math.max(0, search.shown.length - 1));
  const takeCode = (code: string): void =>
    void catalogue.lookUp(code).then((product) => {
      if (product) return onTake(product);
      playStop();
      return setProblem(words.unknown(code));
    });
  useScanGate(takeCode);
  /** What Enter was pressed on before its answer was here. */
  const [entered, setEntered] = useState<string | null>(null);
  const { rows, text } = search;
  useEffect(() => {
    if (entered === null || entered !== text || rows === null) return;
    setEntered(null);
    const row = rows[chosen];
    if (row) onTake(row);
    else takeCode(text.trim());
    // The answer takes what was meant when Enter was pressed.
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [entered, rows, text]);
  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      setAt(Math.max(0, Math.min(search.shown.length - 1, chosen + (event.key === 'ArrowDown' ? 1 : -1))));
    } else if (event.key === 'Enter') {
      event.preventDefault();
      if (text.trim().length > 1) setEntered(text);
    }
  };
  return (
    <>
      <TextField
        label={words.label}
        hideLabel
        data-autofocus
        placeholder={words.label}
        value={search.text}
        onKeyDown={onKeyDown}
        onChange={(event) => {
          search.type(event.currentTarget.value, event.timeStamp);
          setAt(0);
          setProblem(null);
        }}
      />
      <div className={styles['results']}>
        {search.shown.length > 0 ? (
          <Suggestions
            label={words.label}
            rows={search.shown}
            rowKey={(product) => product.productId}
            chosen={chosen}
            spoken={(product, index) => words.marked(product.name, index + 1, search.shown.length)}
            onTake={onTake}
            row={(product) => (
              <>
                <b className="grow clip">{product.name}</b>
                <span className="faint">{product.unit}</span>
                <b className="tabular">{number(product.prices.general)}</b>
              </>
            )}
          />
        ) : problem === null ? (
          <p className="muted">{words.empty}</p>
        ) : (
          <Message tone="caution" live>
            {problem}
          </Message>
        )}
      </div>
    </>
  );
}
