import type { VoucherItem } from '../../../shared/domain/paper/voucher.ts';
import { voucherWords as words } from '../../../shared/text/documents.ts';
import { dateText, number, qtyText } from '../../../shared/text/format.ts';
import { perUnitText } from '../../../shared/text/purchasing.ts';
import type { Database } from '../kernel/database.ts';
import { notFound } from '../kernel/refusal.ts';
import { deliveryOf, orderOf, shipmentOf, type NotePayment } from '../purchasing/index.ts';
import { fact, titleOf, total, whole, type Body, type Total } from './voucherParts.ts';

const paid = (payments: readonly NotePayment[]): Total[] => payments.map(({ via, amount, due }) => total(`${words.payment[via] ?? via}${due === null ? '' : words.due(dateText(due))}`, amount));
/** A quantity as it was counted: packs and what they hold, or plainly. */
const counted = ({ qty, unit, pack, factor }: { readonly qty: number; readonly unit: string; readonly pack: string | null; readonly factor: number }): string =>
  pack === null ? words.goodsQty(qtyText(qty), unit) : words.inPacks(qtyText((qty / factor) * 1000), pack, qtyText(qty), unit);

/** An order for the supplier to read. */
export function orderPaper(db: Database, seq: number): Body {
  const order = orderOf(db, seq);
  if (order === undefined) throw notFound('Pesanan', 'ref');
  const items = order.lines.map(({ name, amount, unitCost, ...line }): VoucherItem => ({
    label: name, amount, notes: [words.each(qtyText((line.qty / line.factor) * 1000), line.pack ?? line.unit, number(unitCost)), ...(line.pack === null ? [] : [words.goodsQty(qtyText(line.qty), line.unit)])],
  }));
  return {
    title: titleOf('PB'), facts: [...fact(words.supplier, order.supplier), ...fact(words.expected, order.expectedOn === null ? null : dateText(order.expectedOn)), ...fact(words.memo, order.note)], groups: [{ title: null, items }],
    totals: [whole(words.sum, order.total)], inWords: order.total, signers: words.signers.order,
  };
}

/** A goods-received note: ordered, good and rejected, what it cost to bring, what the goods come to, cylinders, payment. */
export function deliveryPaper(db: Database, seq: number): Body {
  const delivery = deliveryOf(db, seq);
  if (delivery === undefined) throw notFound('Penerimaan barang', 'ref');
  const items = delivery.lines.map((line): VoucherItem => ({
    label: line.name, amount: line.amount,
    notes: [
      ...(line.ordered === null ? [] : [words.ordered(qtyText(line.ordered), line.unit)]), counted(line),
      ...(line.rejected === 0 ? [] : [`${words.rejected(qtyText(line.rejected), line.unit)}${line.rejectedReason === null ? '' : `, ${line.rejectedReason}`}`]),
      ...(line.freight === 0 ? [] : [words.landed(number(line.amount + line.freight), perUnitText(line.amount + line.freight, line.qty), line.unit)]),
      ...(line.batch === null ? [] : [words.batch(line.batch)]), ...(line.expiresOn === null ? [] : [words.expires(dateText(line.expiresOn))]),
    ],
  }));
  const sum = delivery.goods + delivery.freight;
  return {
    title: titleOf('TB'),
    facts: [
      ...fact(words.supplier, delivery.supplier), ...fact(words.delivery, delivery.deliveryNo), ...fact(words.invoice, delivery.invoiceNo), ...fact(words.order, delivery.orderNumber), ...fact(words.shipment, delivery.shipmentNumber),
      ...delivery.cylinders.flatMap(({ size, full, empties }) => fact(words.cylinders(size), words.swapped(full, empties))), ...delivery.attachments.flatMap(({ ref, note }) => fact(words.attachment, note === undefined ? ref : `${ref}, ${note}`)),
    ],
    groups: [{ title: null, items }],
    totals: [
      ...(delivery.freight === 0 ? [] : [total(words.goods, delivery.goods), ...(delivery.freights.length === 0 ? [total(words.freight, delivery.freight)] : delivery.freights.map(({ kind, amount }) => total(words.freights[kind] ?? words.freight, amount)))]),
      whole(words.sum, sum), ...paid(delivery.payments), ...(delivery.shipmentNumber === null ? [] : [total(words.paidBefore, delivery.goods)]), ...(delivery.claim === 0 ? [] : [total(words.claim, delivery.claim)]),
    ],
    inWords: sum, signers: words.signers.goods,
  };
}

/** Goods that were bought and are on their way. */
export function shipmentPaper(db: Database, seq: number): Body {
  const shipment = shipmentOf(db, seq);
  if (shipment === undefined) throw notFound('Barang dalam perjalanan', 'ref');
  return {
    title: titleOf('DP'), facts: [...fact(words.supplier, shipment.supplier), ...fact(words.document, shipment.documentNo), ...fact(words.order, shipment.orderNumber)],
    groups: [{ title: null, items: shipment.lines.map((line): VoucherItem => ({ label: line.name, amount: line.amount, notes: [counted(line)] })) }],
    totals: [whole(words.sum, shipment.goods), ...paid(shipment.payments)], inWords: shipment.goods, signers: words.signers.book,
  };
}
