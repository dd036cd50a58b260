/** Words of signing in. */
export const peopleWords = {
  whoAreYou: 'Siapa yang bertugas?',
  chooseName: 'Pilih nama, lalu ketik PIN.',
  people: 'Orang yang dapat masuk',
  typePin: (name: string): string => `PIN ${name}`,
  pinHint: 'Ketik 6 angka; masuk sendiri pada angka keenam.',
  checking: 'Memeriksa PIN…',
  noPeople: 'Belum ada orang',
  noPeopleHelp: 'Berkas ini tidak memuat orang yang dapat masuk. Buka berkas lain.',
  choosePersonFirst: 'Pilih nama di kiri',
  choosePersonHelp: 'Panah memilih, Enter mengambil.',
  chooseKey: 'Pilih nama',
  takeKey: 'Ambil nama',
  backKey: 'Kembali ke nama',
  version: (version: string): string => `Gerai ${version}`,
} as const;
