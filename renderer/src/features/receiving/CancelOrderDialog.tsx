import { Ban } from 'lucide-react';
import type { JSX } from 'react';
import { useForm } from 'react-hook-form';
import { orderScreen as words } from '../../../../shared/text/screenOrders.ts';
import { CommandDialog, useCommandForm } from '../../app/index.ts';
import { FormText } from '../../ui/index.ts';
import type { Order } from './orders.ts';

/** F8: what is left of an order is not waited for any more. */
export function CancelOrderDialog({ order, onClose, onDone }: { readonly order: Order; readonly onClose: () => void; readonly onDone: () => void }): JSX.Element {
  const form = useForm({ defaultValues: { reason: '' } });
  const command = useCommandForm('purchases.cancelOrder', form, (values) => ({ orderId: order.orderId, ...values }), onDone);
  return (
    <CommandDialog command={command} onClose={onClose} icon={Ban} tone="caution" title={words.cancelTitle(order.number)} note={words.cancelNote(order.supplierName)} verb={words.keys.cancel}>
      <FormText control={form.control} name="reason" label={words.reason} maxLength={120} data-autofocus />
    </CommandDialog>
  );
}
