import type { Params } from '../../../../shared/contract/index.ts';
import { boundedTimesPrice, parseQuantity } from '../../../../shared/domain/quantity.ts';
import { receivingWords as words } from '../../../../shared/text/screenReceiving.ts';
import type { CylinderSize, Draft, DraftLine } from './drafts.ts';

type Receive = Omit<Params<'purchases.receive'>, 'id'>;

/** What a delivery's line comes to at the note's price, in rupiah; 0 while something is missing or it is beyond any amount. */
export const goodsOf = (line: DraftLine): number => (line.good === null || line.unitCost === null ? 0 : (boundedTimesPrice(parseQuantity(line.good), line.unitCost) ?? 0));
/** What was turned away of a line, at the note's price: not paid for and not in stock. */
export const rejectedOf = (line: DraftLine): number => (line.rejected === null || line.unitCost === null ? 0 : (boundedTimesPrice(parseQuantity(line.rejected), line.unitCost) ?? 0));

const total = (amounts: readonly number[]): number => amounts.reduce((sum, amount) => sum + amount, 0);
export const goodsTotal = (draft: Draft): number => total(draft.lines.map(goodsOf));
export const rejectedTotal = (draft: Draft): number => total(draft.lines.map(rejectedOf));
export const freightTotal = (draft: Draft): number => total(draft.freights.map((freight) => freight.amount ?? 0));

/** One of the unit a line is counted in, in the base unit. */
export const factorOf = (line: DraftLine): number => Number(line.product.units.find((unit) => unit.name === line.pack)?.factor ?? '1');
export const unitOf = (line: DraftLine): string => line.pack ?? line.product.unit;
export const isGas = (line: DraftLine): boolean => line.product.cylinder !== undefined;

/** The sizes of cylinders a delivery brings, each with how many full ones came. */
export function fullsOf(draft: Draft): ReadonlyMap<CylinderSize, number> {
  const fulls = new Map<CylinderSize, number>();
  for (const line of draft.lines) {
    const size = line.product.cylinder?.size;
    if (size !== undefined) fulls.set(size, (fulls.get(size) ?? 0) + Number(line.good ?? '0') * factorOf(line));
  }
  return fulls;
}

/** What is missing before the service can be asked at all: the place on the screen and the words beside it. */
export type Gap = { readonly field: string; readonly message: string };
export function gapOf(draft: Draft): Gap | null {
  if (draft.deliveryNo === '') return { field: 'deliveryNo', message: words.gaps.deliveryNo };
  if (draft.lines.length === 0) return { field: 'lines', message: words.gaps.noLines };
  for (const [index, line] of draft.lines.entries()) {
    if (line.good === null) return { field: `lines.${index}.good`, message: words.gaps.good(line.product.name) };
    if (line.unitCost === null && draft.shipment === null) return { field: `lines.${index}.unitCost`, message: words.gaps.unitCost(line.product.name) };
    if (line.product.expiryTracked && line.expiresOn === '' && line.good !== '0') return { field: `lines.${index}.expiresOn`, message: words.gaps.expiresOn(line.product.name) };
  }
  for (const size of fullsOf(draft).keys()) if ((draft.empties[size] ?? null) === null) return { field: `empties.${size}`, message: words.gaps.empties(size) };
  if (draft.shipment === null && draft.via === null && draft.parts === null) return { field: 'payment', message: words.gaps.payment };
  return null;
}

const attachmentsOf = (draft: Draft): { ref: string; note?: string }[] =>
  draft.attachments.flatMap(({ ref, note }) => (ref.trim() === '' ? [] : [{ ref: ref.trim(), ...(note.trim() === '' ? {} : { note: note.trim() }) }]));

/** A delivery as the service takes it in; a day or an amount that is not there yet is left out. */
export function toReceive(draft: Draft): Receive {
  const empties = [...fullsOf(draft).keys()].flatMap((size) => {
    const count = Number(draft.empties[size] ?? '0');
    return count > 0 ? [{ size, count }] : [];
  });
  const freights = draft.freights.flatMap((freight) => (freight.amount === null || freight.amount === 0 ? [] : [{ ...freight, amount: freight.amount }]));
  const attachments = attachmentsOf(draft);
  const due = draft.due === '' ? {} : { due: draft.due };
  return {
    supplierId: draft.supplierId,
    deliveryNo: draft.deliveryNo,
    date: draft.date,
    ...(draft.order === null ? {} : { orderId: draft.order.orderId }),
    ...(draft.invoiceNo === '' ? {} : { invoiceNo: draft.invoiceNo }),
    lines: draft.lines.map((line) => ({
      productId: line.product.productId, qty: line.good ?? '0', ...(draft.shipment === null ? { unitCost: line.unitCost ?? 0 } : {}),
      ...(line.pack === null ? {} : { unit: line.pack }),
      ...(line.rejected === null || line.rejected === '0' ? {} : { rejectedQty: line.rejected, ...(line.reason.trim() === '' ? {} : { rejectedReason: line.reason.trim() }) }),
      ...(line.batch.trim() === '' ? {} : { batch: line.batch.trim() }),
      ...(line.expiresOn === '' ? {} : { expiresOn: line.expiresOn }),
    })),
    ...(freights.length === 0 ? {} : { freights }),
    ...(empties.length === 0 ? {} : { emptiesReturned: empties }),
    ...(attachments.length === 0 ? {} : { attachments }),
    ...(draft.shipment === null ? {} : { shipmentId: draft.shipment.shipmentId, missing: draft.missing }),
    ...(draft.shipment !== null ? {} : draft.parts === null
      ? draft.via === null ? {} : { payment: { via: draft.via, ...(draft.via === 'utang' ? due : {}) } }
      : { payments: draft.parts.map((part) => ({ via: part.via, amount: part.amount ?? 0, ...(part.via === 'utang' ? due : {}) })) }),
  };
}

/** Where on the screen a field of the service's refusal stands: `qty` of a line is what came good, `rejectedQty` what did not. */
export const onScreen = (field: string): string => field.replace(/\.qty$/, '.good').replace(/\.rejectedQty$/, '.rejected').replace(/\.amount$/, (whole) => (field.startsWith('lines.') ? '.unitCost' : whole)).replace(/^payments.*$/, 'payment');
