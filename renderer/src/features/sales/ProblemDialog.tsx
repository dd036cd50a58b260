import type { JSX } from 'react';
import { baseQty, type CartAction, type CartLine } from '../../../../shared/domain/cart.ts';
import { parseQuantity, quantity, type Quantity } from '../../../../shared/domain/quantity.ts';
import { cylinderTill } from '../../../../shared/text/screenCylinders.ts';
import { stateWords } from '../../../../shared/text/till.ts';
import { ApiError } from '../../api/index.ts';
import { AlertDialog, Button, type KeyAction } from '../../ui/index.ts';
import type { LineProblem } from './quote.ts';
import { useTill } from './TillProvider.tsx';
import { useTillFlag } from './useTenders.ts';

type Way = { readonly label: string; readonly run: () => void };
type State = { readonly tone: 'danger' | 'caution' | 'info'; readonly title: string; readonly facts: string; readonly safe: string; readonly main: Way; readonly other?: Way & { readonly key: 'F3' | 'F8' | 'F9' } };

/** Why this cart cannot be paid, with the ways out; the safe one is on Enter. */
export function ProblemDialog({ problem, onClose, onPickBuyer }: { readonly problem: LineProblem | null; readonly onClose: () => void; readonly onPickBuyer: () => void }): JSX.Element | null {
  const state = useProblemState(problem, onClose, onPickBuyer);
  if (state === null) return null;
  const { main, other } = state;
  const keys: readonly KeyAction[] = [{ keys: 'Enter', label: main.label, run: main.run, main: true }, ...(other ? [{ keys: other.key, label: other.label, run: other.run }] : []), { keys: 'Esc', label: stateWords.close, run: onClose }];
  return (
    <AlertDialog
      opened
      onClose={onClose}
      tone={state.tone}
      title={state.title}
      keys={keys}
      foot={
        <>
          {other && (
            <Button keys={other.key} onClick={other.run}>
              {other.label}
            </Button>
          )}
          <Button kind="primary" keys="Enter" data-autofocus onClick={main.run}>
            {main.label}
          </Button>
        </>
      }
    >
      <p>{state.facts}</p>
      <p className="muted">{state.safe}</p>
    </AlertDialog>
  );
}

/** How much of a line is within so much of the base unit: whole boxes where it is sold by the box. */
const fits = (line: CartLine, most: number): Quantity => quantity(line.factor === undefined ? Math.min(most, line.qty) : Math.min(line.qty, Math.floor(most / line.factor) * 1000));

function useProblemState(problem: LineProblem | null, onClose: () => void, onPickBuyer: () => void): State | null {
  const { cart, change, catalogue, quote } = useTill();
  const mayFind = useTillFlag('stock.foundAtTill', 'approval') === true;
  const line = cart.lines.find((candidate) => candidate.key === problem?.key);
  if (problem === null || !line) return null;
  const { key } = line;
  const act = (action: CartAction) => (): void => {
    onClose();
    change(action);
  };
  const product = catalogue.byId(line.productId);
  const limit = product?.limit;
  const left = quote.limitLeft.get(line.productId) ?? quantity(0);
  const onHand = quote.onHand.get(line.productId) ?? quantity(0);
  const skip: Way = { label: stateWords.skip, run: act({ type: 'setQty', key, qty: fits(line, left) }) };
  const remove = act({ type: 'remove', key });
  const without: Way = { label: stateWords.buyer.leave(line.name), run: remove };
  const otherWay: Way = { label: cylinderTill.otherWay, run: act({ type: 'cycleCylinder', key }) };
  const changeBuyer = { label: stateWords.changeBuyer, run: onPickBuyer, key: 'F3' } as const;
  switch (problem.rule) {
    case 'LIMIT_EXCEEDED': {
      const of = parseQuantity(limit?.qty ?? '0');
      const who = cart.member?.name ?? cart.buyer?.name ?? stateWords.limit.buyer;
      const days = limit?.days ?? 1;
      const facts = of > left ? stateWords.limit.bought(who, of - left, line.unit, days) : stateWords.limit.wanted(who, of, product?.unit ?? line.unit, days, baseQty(line));
      return { tone: 'danger', title: stateWords.limit.title(line.name), facts, safe: stateWords.limit.safe(line.name), main: skip, other: changeBuyer };
    }
    case 'BUYER_REQUIRED':
      return {
        tone: 'info', title: stateWords.buyer.title, facts: limit === undefined ? cylinderTill.holder(line.name) : stateWords.buyer.facts(line.name, parseQuantity(limit?.qty ?? '0'), line.unit, limit?.per ?? 'buyer'), safe: limit?.per === 'family' ? new ApiError('RULE', problem.message).facts : stateWords.buyer.safe,
        main: { label: stateWords.buyer.pick, run: onPickBuyer }, other: { ...without, key: 'F8' },
      };
    case 'STOCK_INSUFFICIENT':
      // The gas is there: what is missing are shells of our own.
      if (line.cylinder === 'beli' && onHand >= line.qty) return { tone: 'caution', title: cylinderTill.shellsShort, facts: new ApiError('RULE', problem.message).facts, safe: line.name, main: otherWay, other: { ...without, key: 'F8' } };
      return {
        tone: 'caution', title: stateWords.stock.title, facts: stateWords.stock.facts(line.name, onHand, product?.unit ?? line.unit, baseQty(line)),
        ...(mayFind && line.cylinder === undefined ? { safe: stateWords.stock.safeFound, other: { label: stateWords.stock.found, run: act({ type: 'found', key }), key: 'F9' } } : { safe: stateWords.stock.safe }),
        main: fits(line, onHand) > 0 ? { label: stateWords.stock.sell(fits(line, onHand), line.unit), run: act({ type: 'setQty', key, qty: fits(line, onHand) }) } : { label: stateWords.skip, run: remove },
      };
    case 'MEMBERS_FIRST': {
      const { headline, facts } = new ApiError('RULE', problem.message);
      return { tone: 'danger', title: headline, facts, safe: stateWords.limit.safe(line.name), main: { label: stateWords.buyer.pick, run: onPickBuyer }, other: { ...without, key: 'F8' } };
    }
    case 'HET_EXCEEDED':
      return { tone: 'danger', title: stateWords.het.title, facts: stateWords.het.facts(line.name, line.unitPrice, line.het ?? 0), safe: stateWords.het.safe, main: { label: stateWords.skip, run: remove } };
    default: {
      const { headline, facts } = new ApiError('RULE', problem.message);
      return { tone: 'danger', title: headline, facts: line.name, safe: facts, main: line.cylinder === undefined || line.cylinder === 'tukar' ? { label: stateWords.close, run: onClose } : otherWay, other: { ...without, key: 'F8' } };
    }
  }
}
