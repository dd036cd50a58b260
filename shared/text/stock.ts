import type { AdjustReason } from '../contract/stockroom.ts';
import type { CalendarDate } from '../domain/dates.ts';
import { dateText, qtyText, rp } from './format.ts';

/** Why goods left or came without a sale, delivery or count. */
export const adjustNames: Readonly<Record<AdjustReason, string>> = { 'rusak': 'rusak', 'kedaluwarsa': 'kedaluwarsa', 'hilang': 'hilang', 'ditemukan': 'ditemukan', 'pakai-sendiri': 'dipakai sendiri' };

/** So many goods are named in a sentence, the rest is counted. */
const NAMED = 3;

/** Stock put right without a count. */
export const stockWords = {
  short: (name: string, onHand: number, unit: string, wanted: number) => `${name} tercatat ${qtyText(onHand)} ${unit}, dikeluarkan ${qtyText(wanted)}. Isi paling banyak yang tercatat.`,
  countCylinders: (name: string) => `${name} adalah tabung; catat lewat hitung stok`,
  lostTooMuch: (taken: number, unit: string) => `paling banyak ${qtyText(taken)} ${unit}, sebanyak yang dikemas`,
  lostOther: (lost: number, unit: string) => `menurut beratnya yang hilang ${qtyText(lost)} ${unit}; betulkan jumlah barangnya`,
  heavier: (milligrams: number) => `hasilnya ${qtyText(Math.round(milligrams / 1000))} kg lebih berat dari barang asalnya; betulkan jumlahnya`,
  noRepack: (name: string) => `${name} adalah tabung dan tidak dikemas ulang`,
  datedStays: (name: string) => `${name} dicatat menurut tanggal kedaluwarsa dan tidak dikemas ulang`,
  sameGoods: (name: string) => `${name} tidak dapat menjadi dirinya sendiri`,
  twice: (name: string) => `${name} disebut dua kali`,
  noWeight: (name: string) => `isi dahulu berat ${name} di Barang; biaya dibagi menurut beratnya`,
  repackMemo: (number: string, note: string | undefined) => `Kemas ulang ${number}${note === undefined ? '' : `: ${note}`}`,
  repackNoted: (name: string) => `kemas ulang ${name}`,
  memo: (number: string, reason: AdjustReason, note: string | undefined) => `Koreksi stok ${number}: ${adjustNames[reason]}${note === undefined ? '' : `, ${note}`}`,
  noted: (reason: AdjustReason, value: number) => `koreksi stok, ${adjustNames[reason]} ${rp(Math.abs(value))}`,
  foundRule: { title: 'Barang melebihi stok tercatat', question: 'Bolehkah barang yang ada di tangan dijual walaupun stok tercatat kurang?', no: 'Tidak boleh', yes: 'Boleh, dengan PIN bendahara atau ketua' },
  notExpired: (name: string) => `tidak ada ${name} yang lewat tanggal`,
  nothingExpired: 'Semua barang bertanggal masih baik. Tidak ada yang perlu dikeluarkan.',
  /** One sentence for a basket, however many of its goods it concerns. */
  expiresSoon: (goods: readonly { readonly name: string; readonly unit: string; readonly on: CalendarDate; readonly qty: number }[]) => {
    const named = goods.slice(0, NAMED).map(({ name, unit, on, qty }) => `${name} ${qtyText(qty)} ${unit} sampai ${dateText(on)}`);
    return `Segera kedaluwarsa: ${named.join('; ')}${goods.length > NAMED ? `; dan ${goods.length - NAMED} barang lain` : ''}. Ambil yang itu dahulu.`;
  },
  expired: (name: string, unit: string, expired: number, left: number) =>
    `${qtyText(expired)} ${unit} ${name} sudah lewat tanggal dan tidak boleh dijual${left === 0 ? '' : `, yang masih baik ${qtyText(left)}`}. Sisihkan barangnya; bendahara mencatatnya sebagai kedaluwarsa.`,
  atTill: 'ada di tangan saat penjualan',
  foundConsent: (name: string, onHand: number, unit: string, found: number) =>
    `${name} tercatat ${qtyText(onHand)} ${unit}; ${qtyText(found)} ${unit} lagi dicatat ditemukan. Minta bendahara atau ketua melihat barangnya dan mengizinkan dengan PIN-nya.`,
} as const;
