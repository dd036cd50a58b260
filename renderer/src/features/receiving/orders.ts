import type { Result } from '../../../../shared/contract/index.ts';
import type { Tone } from '../../ui/index.ts';

export type Order = Result<'purchases.orders'>['rows'][number];

export const stateTone: Readonly<Record<Order['status'], Tone>> = { dipesan: 'info', sebagian: 'caution', selesai: 'in', batal: 'plain' };
/** Whether something of an order is still waited for. */
export const isOpen = (order: Pick<Order, 'status'>): boolean => order.status === 'dipesan' || order.status === 'sebagian';
