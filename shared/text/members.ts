import { dateText, rp } from './format.ts';

const STATES: Readonly<Record<string, string>> = { calon: 'masih calon anggota', diblokir: 'diblokir', keluar: 'sudah keluar', meninggal: 'sudah meninggal' };

/** Refusals, warnings and audit notes of the members' register. */
export const memberRegister = {
  served: (no: string, state: string) => `${no} berstatus ${state}. Layani sebagai bukan anggota, atau tanyakan kepada bendahara.`,
  waiting: (no: string) => `${no} masih calon anggota. Bon, pinjaman dan PIN menunggu persetujuan bendahara.`,
  blocked: (no: string) => `${no} diblokir. Boleh belanja tunai dan menyetor; yang lain menunggu bendahara membuka blokirnya.`,
  mustBe: (no: string, state: string, wanted: string) => `${no} ${STATES[state] ?? `berstatus ${state}`}. Hanya yang berstatus ${wanted} dapat diproses begini.`,
  otherState: { aktif: 'aktif', calon: 'calon', diblokir: 'diblokir' },
  nikTaken: (no: string) => `NIK ini milik anggota ${no}; buka anggota itu.`,
  nikMerged: (no: string) => `NIK ini tercatat pada nomor lama yang sudah digabung ke ${no}; buka anggota itu.`,
  diedBefore: (no: string) => `NIK ini milik ${no}, yang tercatat meninggal. Periksa NIK-nya.`,
  monthLocked: (period: string) => `Buku ${period} sudah dikunci, dan daftar anggotanya ikut di laporan. Isi tanggal di bulan yang masih terbuka.`,
  future: (date: string, today: string) => `tanggal ${dateText(date)} belum terjadi; hari ini ${dateText(today)}`,
  beforeJoined: (no: string, date: string) => `${no} menjadi anggota ${dateText(date)}; isi tanggal itu atau sesudahnya`,
  beforeLeft: (no: string, date: string) => `${no} keluar ${dateText(date)}; isi tanggal itu atau sesudahnya`,
  afterFirstMove: (no: string, date: string) => `simpanan ${no} bergerak pertama ${dateText(date)}; tanggal masuk tidak boleh sesudahnya`,
  unknownClass: (known: string) => `isi salah satu golongan di setelan: ${known}`,
  nothingGiven: 'isi paling sedikit satu hal yang diubah',
  nikNeedsReason: 'NIK yang diganti perlu sebab, misalnya salah ketik dari KTP',
  bornAhead: 'tanggal lahir belum terjadi',
  stillSaved: (no: string, amount: number) => `Simpanan ${no} masih ${rp(amount)}. Kembalikan dahulu: batalkan setorannya, atau tarik simpanan sukarelanya.`,
  notes: { created: 'anggota didaftarkan', applied: 'calon anggota didaftarkan', again: 'masuk kembali sebagai anggota', againApplied: 'mengajukan masuk kembali', updated: 'data anggota diubah', confirmed: 'calon disetujui menjadi anggota', declined: (reason: string) => `calon ditolak: ${reason}`, blocked: (reason: string) => `diblokir: ${reason}`, unblocked: (reason: string) => `blokir dibuka: ${reason}`, deceased: 'dicatat meninggal', nik: (reason: string) => `NIK diganti: ${reason}`, shown: (reason: string) => `NIK dibuka: ${reason}` },
  nikWarnings: { province: 'Dua angka pertama bukan kode provinsi. Periksa sekali lagi dengan KTP.', date: 'Angka ke-7 sampai ke-12 bukan tanggal lahir. Periksa sekali lagi dengan KTP.', serial: 'Empat angka terakhir 0000, padahal nomor urut mulai dari 0001. Periksa sekali lagi dengan KTP.', birth: (date: string) => `Menurut NIK, lahirnya ${dateText(date)}.`, sex: (sex: 'L' | 'P') => `Menurut NIK, ${sex === 'P' ? 'perempuan' : 'laki-laki'}.` },
} as const;

/** Refusals and notes of officers' terms. */
export const officerWords = {
  notActive: (no: string) => `${no} bukan anggota aktif; pengurus dan pengawas dipilih dari anggota`,
  untilBefore: 'masa jabatan berakhir sebelum dimulai',
  overlaps: (no: string, post: string, from: string) => `${no} sudah menjabat ${post} sejak ${dateText(from)}. Akhiri dahulu jabatan itu.`,
  held: (post: string, no: string) => `Jabatan ${post} masih dipegang ${no}. Akhiri dahulu jabatannya.`,
  ended: (on: string) => `Jabatan ini sudah berakhir ${dateText(on)}.`,
  endBeforeStart: (from: string) => `jabatan ini mulai ${dateText(from)}; isi tanggal itu atau sesudahnya`,
  appointed: (body: string, post: string) => `diangkat ${post} (${body})`,
  finished: (post: string) => `jabatan ${post} berakhir`,
} as const;

/** The register of members on paper. */
export const registerPaper = { name: 'Nama', no: 'Nomor', who: 'Umur, pekerjaan', address: 'Alamat', joined: 'Masuk', left: 'Keluar', sign: 'Tanda tangan', age: (years: number) => `${years} th`, rt: (rt: string) => `RT ${rt}` } as const;
