import { useState } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { parseQuantity, quantityText } from '../../../../shared/domain/quantity.ts';
import { api, asApiError, type ApiError } from '../../api/index.ts';
import { newLine, type DraftLine } from './drafts.ts';

export type Shipment = Result<'purchases.inTransit'>['rows'][number];
export type OrderLines = {
  readonly of: (orderId: string) => Promise<DraftLine[] | null>;
  /** Goods on their way, at the cost they have. */
  readonly ofShipment: (shipment: Shipment) => Promise<DraftLine[] | null>;
  readonly busy: boolean;
  readonly error: ApiError | null;
};

/** The lines of an order that is still waited for, filled in as if all of it had come; null where it could not be read. */
export function useOrderLines(): OrderLines {
  const [busy, setBusy] = useState(false);
  const [error, setError] = useState<ApiError | null>(null);
  const read = async (orderId: string): Promise<DraftLine[]> => {
    const order = await api.call('purchases.getOrder', { orderId });
    const open = order.lines.filter((line) => line.left !== '0');
    const products = await Promise.all(open.map((line) => api.call('products.get', { productId: line.productId })));
    return open.flatMap((line, index) => {
      const product = products[index];
      if (product === undefined) return [];
      const packs = (parseQuantity(line.left) * 1000) / parseQuantity(line.factor);
      // What is left may be no whole pack: then it is counted in the base unit, without a price for it.
      const [pack, left, unitCost] = line.unit === line.baseUnit ? [null, line.left, line.unitCost] : packs % 1000 === 0 ? [line.unit, quantityText(packs), line.unitCost] : [null, line.left, null];
      return [newLine(product, { ordered: left, good: left, pack, unitCost })];
    });
  };
  const readShipment = async (shipment: Shipment): Promise<DraftLine[]> => {
    const products = await Promise.all(shipment.lines.map((line) => api.call('products.get', { productId: line.productId })));
    return shipment.lines.flatMap((line, index) => {
      const product = products[index];
      return product === undefined ? [] : [newLine(product, { ordered: line.qty, good: line.qty, unitCost: Math.round((line.value * 1000) / parseQuantity(line.qty)) })];
    });
  };
  const asking = async (read_: () => Promise<DraftLine[]>): Promise<DraftLine[] | null> => {
    setBusy(true);
    setError(null);
    try {
      return await read_();
    } catch (cause) {
      setError(asApiError(cause));
      return null;
    } finally {
      setBusy(false);
    }
  };
  return { of: (orderId) => asking(() => read(orderId)), ofShipment: (shipment) => asking(() => readShipment(shipment)), busy, error };
}
