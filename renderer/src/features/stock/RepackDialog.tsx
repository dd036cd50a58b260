import { Boxes } from 'lucide-react';
import { useState, type JSX } from 'react';
import { parseQuantity } from '../../../../shared/domain/quantity.ts';
import { changeScreen as words } from '../../../../shared/text/screenStock.ts';
import { uiWords } from '../../../../shared/text/screens.ts';
import { useApiCommand, useApiQuery } from '../../api/index.ts';
import { ErrorMessage, notify } from '../../app/index.ts';
import { Button, Dialog, EnterForm, playOk, QuantityField, SelectField, TextField } from '../../ui/index.ts';
import { useDivisible } from './divisible.ts';
import styles from './stock.module.css';
import type { Goods } from './useGoodsSearch.ts';

type Made = { readonly productId: string | null; readonly qty: string | null };

/** Goods to choose among: as many as a list can be narrowed by typing. */
const CHOICE = 500;
const NONE: Made = { productId: null, qty: null };

/** Goods of one kind become goods of others: so much is taken, so much is made of it, the rest was lost. */
export function RepackDialog({ goods, onClose }: { readonly goods: Goods; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('stock.repack');
  const divisible = useDivisible();
  const choice = (useApiQuery('products.search', { query: '', limit: CHOICE }).data?.rows ?? []).filter((row) => row.cylinder === undefined && !row.expiryTracked && row.productId !== goods.productId);
  const [taken, setTaken] = useState<string | null>(null);
  const [made, setMade] = useState<readonly Made[]>([NONE]);
  const [loss, setLoss] = useState<string | null>(null);
  const [note, setNote] = useState('');
  const ready = taken !== null && made.every(({ productId, qty }) => productId !== null && qty !== null) && !command.pending;
  const change = (at: number, part: Partial<Made>): void => setMade(made.map((each, index) => (index === at ? { ...each, ...part } : each)));
  const unitOf = (productId: string | null): string => choice.find((row) => row.productId === productId)?.unit ?? '';
  const send = (): void => {
    if (!ready) return;
    const typed = note.trim();
    void command
      .run({
        from: { productId: goods.productId, qty: taken }, to: made.flatMap(({ productId, qty }) => (productId === null || qty === null ? [] : [{ productId, qty }])), ...(loss === null ? {} : { loss }), ...(typed === '' ? {} : { note: typed }),
      })
      .then((done) => {
        if (done === null) return;
        playOk();
        notify(words.repacked(done.number, done.cost, done.lossValue));
        onClose();
      });
  };
  const { error } = command;
  const wrong = (field: string): string | undefined => (error?.field === field ? error.problem : undefined);
  const placed = error !== null && (['from.qty', 'loss'].includes(error.field ?? '') || /^to\.\d+\.(productId|qty)$/.test(error.field ?? ''));
  return (
    <Dialog
      opened
      onClose={command.pending ? undefined : onClose}
      icon={Boxes}
      width={680}
      title={words.repackTitle(goods.name)}
      note={words.adjustNote(parseQuantity(goods.onHand), goods.unit)}
      keys={[{ keys: 'F6', label: words.addMade, run: () => setMade([...made, NONE]), enabled: made.length < 20 }, { keys: 'F12', label: words.repackDo, run: send, main: true, enabled: ready }]}
      foot={
        <>
          <Button keys="Esc" disabled={command.pending} onClick={onClose}>
            {uiWords.cancel}
          </Button>
          <Button keys="F6" onClick={() => setMade([...made, NONE])}>
            {words.addMade}
          </Button>
          <Button kind="primary" keys="F12" busy={command.pending} disabled={!ready} onClick={send}>
            {words.repackDo}
          </Button>
        </>
      }
    >
      <EnterForm onSubmit={send} className="stack">
        <QuantityField label={words.taken} unit={goods.unit} decimals={divisible(goods.unit)} value={taken} onChange={setTaken} error={wrong('from.qty')} />
        {made.map((each, index) => (
          <div key={index} className={styles['part']}>
            <SelectField
              label={made.length === 1 ? words.made : words.madeOf(index + 1)}
              value={each.productId}
              onChange={(productId) => change(index, { productId })}
              searchable
              placeholder={words.chooseMade}
              nothingFound={words.nothing}
              error={wrong(`to.${index}.productId`)}
              options={choice.map((row) => ({ value: row.productId, label: `${row.name}, ${row.sku}` }))}
            />
            <QuantityField label={made.length === 1 ? words.qty : words.madeQty(index + 1)} unit={unitOf(each.productId)} decimals={divisible(unitOf(each.productId))} value={each.qty} onChange={(qty) => change(index, { qty })} error={wrong(`to.${index}.qty`)} />
          </div>
        ))}
        <QuantityField label={words.loss} hint={words.lossHint(goods.unit)} unit={goods.unit} decimals value={loss} onChange={setLoss} error={wrong('loss')} />
        <TextField label={words.note} hint={words.noteHint} maxLength={120} value={note} onChange={(event) => setNote(event.currentTarget.value)} />
      </EnterForm>
      {error !== null && !placed && <ErrorMessage error={error} />}
    </Dialog>
  );
}
