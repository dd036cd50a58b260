import { monthText, percentText, rp } from './format.ts';

/** What the tax room says beside its figures. */
export const taxWords = {
  memo: (period: string) => `PPh final ${monthText(period)}`,
  undoMemo: (number: string, reason: string) => `Batal ${number}: ${reason}`,
  paidMemo: (period: string) => `Setor PPh final ${monthText(period)}`,
  past: (validThrough: number) => `PPh final berlaku sampai tahun pajak ${validThrough}. Tanyakan tarif sesudahnya ke kantor pajak, lalu ubah setelan tax.final.`,
  changed: (base: number, tax: number) => `Omzet berubah sejak dihitung: waktu itu ${rp(base)}, pajak ${rp(tax)}. Batalkan lalu hitung lagi.`,
  done: 'Sudah dihitung.',
  nothing: 'Tidak ada omzet kena pajak; hitung tetap dicatat, tanpa jurnal.',
  due: (pct: string, base: number) => `${percentText(pct)} dari omzet ${rp(base)}, pecahan rupiah dihapus.`,
  overLimit: (year: number, turnover: number, limit: number) => `Omzet ${year} sudah ${rp(turnover)}, melewati ${rp(limit)}: tanyakan tarif tahun depan ke kantor pajak.`,
} as const;
