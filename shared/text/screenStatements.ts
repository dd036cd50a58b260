import type { SpanShape } from '../domain/reportSpan.ts';
import { dateText, monthText } from './format.ts';

const shortMonth = (period: string): string => `${monthText(period).slice(0, 3)} ${period.slice(0, 4)}`;
const QUARTER = ['I', 'II', 'III', 'IV'] as const;

/** "Oktober 2026", "Triwulan IV 2026", "Januari sampai Oktober 2026", "Tahun 2026". */
export function spanText(shape: SpanShape, from: string, to: string): string {
  if (shape === 'tahun') return `Tahun ${to.slice(0, 4)}`;
  if (shape === 'triwulan') return `Triwulan ${QUARTER[Number(to.slice(5)) / 3 - 1] ?? ''} ${to.slice(0, 4)}`;
  if (from === to) return monthText(to);
  return from.slice(0, 4) === to.slice(0, 4) ? `${monthText(from).split(' ')[0] ?? ''} sampai ${monthText(to)}` : `${monthText(from)} sampai ${monthText(to)}`;
}

/** The same above a column: "Okt 2026", "Jan–Okt 2026", "2026". */
export function shortSpan(shape: SpanShape, from: string, to: string): string {
  if (shape === 'tahun') return to.slice(0, 4);
  if (shape === 'triwulan') return `Tw ${QUARTER[Number(to.slice(5)) / 3 - 1] ?? ''} ${to.slice(0, 4)}`;
  if (from === to) return shortMonth(to);
  return from.slice(0, 4) === to.slice(0, 4) ? `${monthText(from).slice(0, 3)}–${shortMonth(to)}` : `${shortMonth(from)}–${shortMonth(to)}`;
}

/** Words of the statements in the room Laporan. */
export const statementWords = {
  title: {
    'neraca': 'Neraca', 'hasil-usaha': 'Perhitungan Hasil Usaha', 'arus-kas': 'Arus Kas', 'ekuitas': 'Perubahan Ekuitas', 'manfaat': 'Promosi Ekonomi Anggota', 'catatan': 'Catatan Laporan Keuangan', 'usp': 'Laporan Unit Simpan Pinjam', 'banding': 'Banding Bulan dan Tahun',
  },
  shape: { bulan: 'Satu bulan', triwulan: 'Triwulan', berjalan: 'Sejak Januari', tahun: 'Satu tahun', bebas: 'Beberapa bulan' } satisfies Readonly<Record<SpanShape, string>>,
  shapeLabel: 'Rentang',
  month: 'Bulan',
  fromMonth: 'Dari bulan',
  toMonth: 'Sampai bulan',
  previous: 'Sebelumnya',
  next: 'Berikutnya',
  compare: 'Bandingkan',
  compareNone: 'Tanpa banding',
  compareBefore: { bulan: 'Bulan lalu', triwulan: 'Triwulan lalu', berjalan: 'Tahun lalu', tahun: 'Tahun lalu', bebas: 'Sebelumnya' } satisfies Readonly<Record<SpanShape, string>>,
  compareYear: 'Tahun lalu',
  compareEndBefore: 'Akhir bulan lalu',
  compareYearEnd: 'Akhir tahun lalu',
  byUnit: 'Per unit',
  whole: 'Gabungan',
  columnsLabel: 'Kolom',
  closed: 'Sudah ditutup',
  open: 'Belum ditutup',
  ok: { 'neraca': 'Seimbang', 'arus-kas': 'Cocok dengan kas', 'ekuitas': 'Cocok dengan neraca', 'usp': 'Seimbang' },
  bad: { 'neraca': 'Tidak seimbang', 'arus-kas': 'Tidak cocok dengan kas', 'ekuitas': 'Tidak cocok dengan neraca', 'usp': 'Tidak seimbang' },
  item: 'Uraian',
  account: 'Akun',
  change: 'Selisih',
  sum: 'Jumlah',
  asOf: (date: string): string => `Per ${dateText(date)}`,
  nothing: 'Belum ada angka',
  nothingHelp: 'Tidak ada jurnal di bulan-bulan ini. Pilih bulan lain.',
  deeper: 'Rinci sampai jurnal',
  paper: 'Lembar cetak',
  figures: 'Kembali ke angka',
  print: 'Cetak',
  closedPaper: 'Lembar ini memuat angka seperti saat bulan ditutup, dengan kode buktinya.',
  openPaper: 'Lembar ini diberi tanda belum ditutup. Angkanya masih dapat berubah.',
  pdf: 'Simpan PDF',
  excel: 'Simpan Excel',
  csv: 'Simpan CSV',
  savedTo: (path: string): string => `Tersimpan di ${path}`,
  file: (title: string, span: string): string => `${title} ${span}`,
  section: 'Bagian',
  statement: 'Laporan',
  unit: 'Unit',
  allUnits: 'Semua unit',
  laid: { 'neraca': 'Neraca', 'phu': 'Hasil usaha', 'arus-kas': 'Arus kas' },
  columnCount: (count: number): string => `${count} kolom`,
  quarterBefore: 'Awal triwulan',
  ledger: 'Mutasi akun',
  back: 'Kembali ke laporan',
} as const;
