/** Words of the list of shifts. */
export const shiftListWords = {
  title: 'Daftar shift',
  note: (open: number): string => (open === 0 ? 'semua sudah ditutup' : `${open} masih buka`),
  columns: { number: 'Shift', opened: 'Dibuka', cashier: 'Kasir', difference: 'Selisih' },
  stillOpen: 'Masih buka',
  match: 'Cocok',
  none: 'Belum ada shift',
  noneHelp: 'Shift yang dibuka di Kas tampil di sini.',
  detail: 'Laporan shift',
  cashier: 'Kasir',
  difference: 'Selisih',
  reason: 'Sebab',
  approvedBy: 'Diizinkan',
  closedBy: 'Ditutup oleh',
  receivedBy: 'Diterima oleh',
  paperOf: (number: string): string => `Isi laporan shift ${number}`,
  keys: { rows: 'Pindah baris', openOnly: 'Yang masih buka', all: 'Semua shift', print: 'Cetak laporan', back: 'Kembali ke Kas', close: 'Hitung dan tutup' },
} as const;

/** Words of a look into an open shift. */
export const xReportWords = {
  key: 'Laporan X',
  done: 'Laporan X dibuat',
  note: 'Keadaan shift saat ini; shift tetap buka.',
  number: 'Nomor',
  alt: (number: string): string => `Isi laporan X ${number}`,
  print: 'Cetak lagi',
  finish: 'Selesai',
  printed: (copy: number): string => (copy === 0 ? 'Laporan X dikirim ke printer' : `SALINAN ${copy} laporan X dikirim ke printer`),
} as const;
