import { dateText, number } from './format.ts';

/** Words of holding the books against an old print, and of the paper that says what a check found. */
export const evidenceWords = {
  title: 'Bandingkan dengan kertas lama',
  note: 'Ketik kode dari laporan shift, laporan bulan atau lembar pemeriksaan lama, atau pindai kode QR-nya.',
  field: 'Kode bukti',
  placeholder: '1.582 jurnal, F14F-2C5F-5BC2-1CEA',
  compare: 'Bandingkan',
  comparing: 'Menghitung ulang jurnal sampai kertas itu…',
  result: { 'sama': 'Buku masih sama', 'berbeda': 'Buku tidak sama', 'belum-ada': 'Belum sampai di situ', 'tidak-terbaca': 'Kode tidak terbaca' },
  upTo: (count: number): string => `${number(count)} jurnal`,
  last: (entry: string, date: string): string => `Jurnal terakhir di kertas: ${entry}, ${dateText(date)}`,
  openEntry: 'Buka jurnalnya',
  now: 'Kode buku sekarang',
  paper: 'Lembar pemeriksaan',
  paperKey: 'Lembar cetak',
  paperNote: 'Hasil pemeriksaan ini dengan kode bukunya, untuk ditandatangani pengawas dan bendahara.',
  strip: 'Cetak di printer struk',
  stripDone: 'Dikirim ke printer struk.',
  file: (moment: string): string => `Pemeriksaan buku ${moment}`,
  back: 'Kembali ke hasil',
} as const;
