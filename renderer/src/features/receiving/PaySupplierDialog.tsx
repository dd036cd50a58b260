import { HandCoins } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm } from 'react-hook-form';
import type { Result } from '../../../../shared/contract/index.ts';
import { paperOf } from '../../../../shared/contract/paper.ts';
import type { CashVia } from '../../../../shared/contract/values.ts';
import { cashViaName } from '../../../../shared/text/screenMembers.ts';
import { payablesScreen as words } from '../../../../shared/text/screenPayables.ts';
import { CommandDialog, SlipDialog, useCommandForm } from '../../app/index.ts';
import { Facts, FormRupiah, FormSegmented, rp } from '../../ui/index.ts';
import type { Payable } from './PayablesScreen.tsx';

type Paid = Result<'purchases.pay'>;
type Values = { amount: number | null; via: CashVia };

/** Pays deliveries of one supplier, all of what is left of them or a part; then the number, what of each was paid, and the slip. */
export function PaySupplierDialog({ rows, onClose }: { readonly rows: readonly Payable[]; readonly onClose: (done: boolean) => void }): JSX.Element {
  const [paid, setPaid] = useState<Paid | null>(null);
  const name = rows[0]?.name ?? '';
  return paid === null ? <Ask rows={rows} name={name} onClose={() => onClose(false)} onPaid={setPaid} /> : <Done paid={paid} name={name} onClose={() => onClose(true)} />;
}

function Ask({ rows, name, onClose, onPaid }: { readonly rows: readonly Payable[]; readonly name: string; readonly onClose: () => void; readonly onPaid: (paid: Paid) => void }): JSX.Element {
  const total = rows.reduce((all, row) => all + row.outstanding, 0);
  const form = useForm<Values>({ defaultValues: { amount: total, via: 'bank' } });
  const command = useCommandForm('purchases.pay', form, (values) => ({ ...values, supplierId: rows[0]?.supplierId ?? '', receipts: rows.map(({ receiptId }) => ({ receiptId })) }), onPaid);
  const { control } = form;
  return (
    <CommandDialog
      command={command}
      onClose={onClose}
      icon={HandCoins}
      title={words.payTitle}
      note={words.payNote(name, rows.length)}
      verb={words.pay}
      before={<Facts rows={[...rows.map((row) => ({ label: `${row.number}${row.due === null ? '' : `, ${words.on(row.due)}`}`, value: rp(row.outstanding) })), { label: words.owed, value: <b>{rp(total)}</b> }]} />}
    >
      <FormRupiah control={control} name="amount" label={words.amount} hint={words.all(total)} large startHere />
      <FormSegmented control={control} name="via" label={words.via} options={(['kas', 'bank'] as const).map((value) => ({ value, label: cashViaName[value] }))} />
    </CommandDialog>
  );
}

function Done({ paid, name, onClose }: { readonly paid: Paid; readonly name: string; readonly onClose: () => void }): JSX.Element {
  return (
    <SlipDialog
      title={words.paidTitle}
      note={name}
      slip={{ document: paperOf('BP'), ref: paid.number }}
      rows={[
        { label: words.number, value: paid.number },
        ...paid.parts.map((part) => ({ label: words.forDelivery(part.number), value: rp(part.amount) })),
        { label: words.leftOver, value: <b>{rp(paid.outstanding)}</b> },
        { label: words.entry, value: <a href={`#/buku/jurnal/${paid.entryNumber}`} onClick={onClose}>{paid.entryNumber}</a> },
      ]}
      words={words}
      onClose={onClose}
    />
  );
}
