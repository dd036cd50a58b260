import { dateText, rp } from './format.ts';

/** Refusals, memos and notes of members who leave. */
export const leavingWords = {
  applicant: (no: string) => `${no} masih calon anggota. Setujui atau tolak dahulu permohonannya.`,
  settled: (no: string) => `${no} sudah keluar dan simpanannya sudah diperhitungkan.`,
  short: (owed: number, saved: number) => `Utangnya ${rp(owed)} lebih besar dari simpanannya ${rp(saved)}; lunasi dahulu ${rp(owed - saved)}.`,
  cylinder: (number: string) => `Tabung jaminan ${number} belum kembali.`,
  guarantee: (number: string) => `Masih menjadi penjamin pinjaman ${number}.`,
  asked: (number: string) => `Pengajuan pinjaman ${number} belum selesai; tolak dahulu.`,
  terms: (amount: number) => `Simpanan berjangka ${rp(amount)} belum dicairkan.`,
  holiday: (amount: number) => `Simpanan hari raya ${rp(amount)} belum dicairkan.`,
  post: (post: string, body: string) => `Masih menjabat ${post} (${body}); akhiri dahulu jabatannya.`,
  beforeJoined: (no: string, date: string) => `${no} menjadi anggota ${dateText(date)}; isi tanggal itu atau sesudahnya`,
  beforeDeath: (date: string) => `keanggotaan berakhir ${dateText(date)}; isi tanggal itu atau sesudahnya`,
  afterLeft: (date: string) => `anggota keluar ${date}; isi tanggal itu atau sesudahnya`,
  whoReceives: 'isi nama ahli waris yang menerima',
  memo: (no: string) => `Anggota keluar ${no}`,
  note: (no: string, payout: number) => `${no} keluar, kembali ${rp(payout)}`,
  nothingDue: (no: string) => `Tidak ada simpanan ${no} yang masih harus dibayarkan.`,
  tooMuch: (no: string, due: number) => `sisa simpanan ${no} yang belum diambil ${rp(due)}; isi paling banyak sebesar itu`,
  payMemo: (no: string) => `Bayar simpanan anggota keluar ${no}`,
  backAlready: (no: string) => `${no} sudah masuk kembali sebagai anggota; keluarnya tidak dapat dibatalkan lagi.`,
  paidSince: 'simpanannya sudah diambil',
  leftSince: (number: string, no: string, exit: string) => `${number} milik ${no}, yang sudah keluar. Batalkan dahulu ${exit}.`,
} as const;

/** The slip of a settled membership. */
export const exitPaper = {
  member: 'Anggota', reason: 'Sebab', heir: 'Diterima oleh', via: 'Dibayar', vias: { kas: 'tunai', bank: 'transfer bank', utang: 'belum, dicatat sebagai utang' }, returned: 'Simpanan yang dikembalikan', setOff: 'Diperhitungkan dengan utang',
  pokok: 'Simpanan pokok', wajib: 'Simpanan wajib', sukarela: 'Simpanan sukarela', payout: 'Diterima anggota', owed: 'Belum diambil',
} as const;
