/** What the window itself says when a call did not come back with an answer of the service. */
export const screenErrors = {
  noAnswer: 'Belum ada jawaban. Belum pasti tersimpan atau tidak; coba lagi, pengulangan tidak akan dobel.',
  headline: 'Belum berhasil',
  technician: 'Rincian untuk teknisi',
  copy: 'Salin rincian',
  copied: 'Tersalin',
  code: 'Kode',
  at: 'Jam',
} as const;
