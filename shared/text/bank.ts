import type { ProblemKind } from '../domain/bankStatement.ts';
import { dateText } from './format.ts';

const PROBLEMS: Readonly<Record<ProblemKind, (cell: string) => string>> = {
  header: () => 'judul kolom tidak ditemukan; perlu kolom tanggal dan jumlah, atau tanggal, debit dan kredit',
  date: (cell) => (cell === '' ? 'tanggal kosong' : `tanggal "${cell}" tidak dikenal; pakai bentuk 30/11/2026, 2026-11-30 atau 30-Nov-26`),
  year: (cell) => `tanggal "${cell}" tanpa tahun; isi tahun rekening koran ini`,
  sen: (cell) => `jumlah ${cell} berisi sen, padahal buku memakai rupiah bulat; bulatkan sennya atau hapus baris ini`,
  amount: (cell) => `jumlah "${cell}" tidak terbaca`,
  both: (cell) => `debit dan kredit terisi bersamaan (${cell})`,
  balance: (cell) => `saldo "${cell}" tidak terbaca`,
  size: () => 'terlalu banyak baris; bagi menjadi beberapa berkas, paling banyak 5.000 baris',
};

const nearness = (days: number): string => (days === 0 ? 'pada hari yang sama' : `berselisih ${days} hari`);

/** What the bank reconciliation says of statements and proposals. */
export const bankWords = {
  problem: (kind: ProblemKind, cell: string): string => PROBLEMS[kind](cell),
  bookedUntil: (number: string, until: string): string => `Baris bank ini tercatat dengan ${number} sampai ${dateText(until)}. Pakai tanggal itu atau sesudahnya.`,
  future: (date: string): string => `tanggal ${date} belum terjadi`,
  importEmpty: (name: string): string => `Baris ${name} sudah dihapus, atau semuanya sudah ada waktu dimasukkan.`,
  importUsed: (name: string, used: number): string => `${used} baris ${name} sudah dicocokkan atau dicatat. Lepaskan dahulu, dan balik jurnal yang dicatat darinya.`,
  /** Why a proposal is one; `banks` and `books` are how many lines of each side it holds. */
  why: (proposal: { readonly banks: number; readonly books: number; readonly days: number; readonly named: boolean; readonly ambiguous: boolean }): string => {
    const near = nearness(proposal.days);
    if (proposal.books > 1) return `Jumlah ${proposal.books} jurnal sama, ${near}.`;
    if (proposal.banks > 1) return `Jumlah ${proposal.banks} baris bank sama dengan satu jurnal, ${near}.`;
    if (proposal.named) return `Jumlah sama dan nomornya disebut bank, ${near}.`;
    return proposal.ambiguous ? `Jumlah sama, ${near}; ada baris lain dengan jumlah yang sama.` : `Jumlah sama, ${near}.`;
  },
};
