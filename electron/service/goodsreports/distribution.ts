import type { Args, Result } from '../../../shared/contract/index.ts';
import { sum } from '../../../shared/domain/money.ts';
import { quantityText } from '../../../shared/domain/quantity.ts';
import type { Catalog, Product } from '../catalog/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import type { Members } from '../members/index.ts';

type Rooms = { readonly kernel: Kernel; readonly catalog: Catalog; readonly members: Members };
type Move = {
  readonly date: string; readonly number: string; readonly kind: string; readonly qty: number; readonly balance: number; readonly value: number; readonly memberRef: number | null; readonly buyer: string | null; readonly last4: string | null;
  readonly supplier: string | null; readonly unitPrice: number | null; readonly amount: number | null; readonly back: number | null;
};

/** The products whose distribution the authorities ask for: by words of the name for packed goods (setting goods.distribution), by the cylinder for LPG. */
function productsOf({ kernel, catalog }: Rooms, { group, to }: Pick<Args<'reports.distribution'>, 'group' | 'to'>): Product[] {
  const all = kernel.db.sql<{ ref: number; name: string; cylinder: string | null }>('SELECT ref, name, cylinder_size AS cylinder FROM product ORDER BY name, ref').all();
  const words = group === 'lpg' ? [] : kernel.settings.at('goods.distribution', to)[group].map((word) => word.toLowerCase());
  return all.filter((product) => (group === 'lpg' ? product.cylinder !== null : words.some((word) => product.name.toLowerCase().includes(word)))).map(({ ref }) => catalog.byRef(ref));
}

/** Every move of regulated goods between two days, by day, with who took them; the NIK shows its last four digits alone. */
export function distribution(rooms: Rooms, { from, to, group }: Args<'reports.distribution'>): Result<'reports.distribution'> {
  const { kernel: { db }, members } = rooms;
  const moves = db.sql<Move & { readonly seq: number }>(
    `SELECT m.seq, d.on_date AS date, d.number, m.kind, m.qty, m.balance_qty AS balance, m.value, coalesce(s.member_ref, o.member_ref) AS memberRef, coalesce(b.name, ob.name) AS buyer, coalesce(b.nik_last4, ob.nik_last4) AS last4,
            coalesce(v.name, rv.name) AS supplier, coalesce(l.unit_price, ol.unit_price) AS unitPrice, l.amount, k.amount AS back
       FROM stock_move m JOIN document d ON d.seq = m.document_seq
       LEFT JOIN sale s ON s.document_seq = m.document_seq LEFT JOIN sale_line l ON l.document_seq = m.document_seq AND l.line_no = m.line_no AND s.document_seq IS NOT NULL LEFT JOIN buyer b ON b.ref = s.buyer_ref
       LEFT JOIN sale_return_line k ON k.document_seq = m.document_seq AND k.line_no = m.line_no LEFT JOIN sale o ON o.document_seq = k.sale_seq LEFT JOIN sale_line ol ON ol.document_seq = k.sale_seq AND ol.line_no = k.sale_line
       LEFT JOIN buyer ob ON ob.ref = o.buyer_ref
       LEFT JOIN receipt r ON r.document_seq = m.document_seq LEFT JOIN supplier v ON v.ref = r.supplier_ref
       LEFT JOIN supplier_change c ON c.document_seq = m.document_seq LEFT JOIN supplier rv ON rv.ref = c.supplier_ref
      WHERE m.product_ref = ? AND m.on_date BETWEEN ? AND ? AND m.qty <> 0 ORDER BY m.on_date, m.seq`,
  );
  const before = db.sql<{ qty: number }>('SELECT balance_qty AS qty FROM stock_move WHERE product_ref = ? AND on_date < ? ORDER BY on_date DESC, seq DESC LIMIT 1');
  const found = productsOf(rooms, { group, to }).map((product) => ({ product, opening: before.get(product.ref, from)?.qty ?? 0, moves: moves.all(product.ref, from, to) })).filter(({ opening, moves: all }) => opening > 0 || all.length > 0);
  const goods = ({ id, sku, name, unit }: Product) => ({ productId: id, sku, name, unit });
  const all = found.flatMap(({ product, moves: own }) => own.map((move) => ({ product, move })));
  return {
    rows: all.toSorted((a, b) => (a.move.date === b.move.date ? a.move.seq - b.move.seq : a.move.date < b.move.date ? -1 : 1)).map(({ product, move }) => {
      const member = move.memberRef === null ? undefined : members.byRef(move.memberRef);
      return {
        ...goods(product), date: move.date, number: move.number, kind: move.kind, party: member?.name ?? move.buyer ?? move.supplier, memberNo: member?.no ?? null, nik: move.last4 === null ? null : `************${move.last4}`,
        qtyIn: quantityText(Math.max(0, move.qty)), qtyOut: quantityText(Math.max(0, -move.qty)), unitPrice: move.unitPrice, amount: move.amount ?? (move.back === null ? null : -move.back), stock: quantityText(move.balance),
      };
    }),
    totals: found.map(({ product, opening, moves: own }) => {
      const of = (kinds: readonly string[]): number => sum(own.filter((move) => kinds.includes(move.kind)).map((move) => move.qty));
      const [received, sold] = [of(['terima', 'retur-beli']), 0 - of(['jual', 'retur-jual'])];
      const closing = own.at(-1)?.balance ?? opening;
      return {
        ...goods(product), opening: quantityText(opening), received: quantityText(received), sold: quantityText(sold), other: quantityText(closing - opening - received + sold), closing: quantityText(closing), amount: sum(own.map((move) => move.amount ?? (move.back === null ? 0 : -move.back))),
      };
    }),
  };
}
