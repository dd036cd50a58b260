import { dateText, monthText, rp } from './format.ts';

/** Words of closing a year. */
export const yearWords = {
  earlier: (year: number): string => `Tutup dahulu tahun buku ${year}.`,
  open: (months: readonly string[]): string => `Belum ditutup: ${months.map(monthText).join(', ')}. Tutup dahulu bulan-bulan itu.`,
  needsChair: (year: number): string => `Penyesuaian bulan 13 tahun ${year} perlu izin ketua. Minta ketua mengetik PIN.`,
  reversedInMonth13: (number: string, date: string): string => `${number} penyesuaian bulan 13 dan dibalik di bulan 13 juga, pada ${dateText(date)}; kosongkan tanggalnya`,
  onTop: (period: string): string => `Buku ${monthText(period)} sudah dikunci dan bertumpu pada saldo 31 Desember. Minta ketua membukanya lagi, lalu catat penyesuaian ini.`,
  adjusted: (year: number): string => `Penyesuaian tahun ${year} bertumpu pada Desember yang ditutup. Catat koreksi ini di bulan 13 juga, atau balik dahulu semua penyesuaian itu.`,
} as const;

/** The first few of many names. */
const someOf = (names: readonly string[]): string => (names.length <= 5 ? names.join(', ') : `${names.slice(0, 5).join(', ')} dan ${names.length - 5} lagi`);

/** Words of the checklist before a month is closed, and of closing and opening it. */
export const periodWords = {
  order: { name: 'Urutan bulan', fine: 'Semua bulan sebelumnya sudah ditutup.', notOver: (lastDay: string): string => `Bulan ini baru selesai ${dateText(lastDay)}.`, earlier: (period: string): string => `Tutup dahulu ${monthText(period)}.`, closed: 'Bulan ini sudah ditutup.' },
  shifts: { name: 'Shift kasir', fine: 'Semua shift sudah ditutup.', open: (shifts: readonly { readonly number: string; readonly cashier: string }[]): string => `Belum ditutup: ${someOf(shifts.map(({ number, cashier }) => `${number} (${cashier})`))}.`, action: 'Tutup shift' },
  counts: { name: 'Hitung stok', fine: (day: string | null): string => (day === null ? 'Tidak ada hitungan yang menunggu; stok belum pernah dihitung.' : `Tidak ada hitungan yang menunggu; terakhir dihitung ${dateText(day)}.`), open: (numbers: readonly string[]): string => `Lembar hitung belum selesai: ${someOf(numbers)}. Bukukan atau batalkan dahulu.`, action: 'Selesaikan hitungan' },
  subledgers: {
    name: 'Buku pembantu', fine: 'Stok, simpanan, pinjaman, pemasok, tabung, laci dan QRIS sama dengan buku besar.',
    differs: (accounts: readonly string[], kept: number, booked: number): string => `${accounts.join(', ')}: buku pembantu ${rp(kept)}, buku besar ${rp(booked)}.`,
    differedOn: (day: string, accounts: readonly string[], kept: number, booked: number): string => `Pada ${dateText(day)}, ${accounts.join(', ')}: buku pembantu ${rp(kept)}, buku besar ${rp(booked)}.`, action: 'Periksa pembukuan',
  },
  stock: { name: 'Stok di bawah nol', fine: 'Tidak ada.', below: (count: number): string => `${count} barang di bawah nol.`, action: 'Periksa pembukuan' },
  opening: { name: 'Saldo awal', fine: 'Akun 3-1910 selisih saldo awal sudah nol.', past: 'Saldo awal sudah dikunci bersama bulan pertama.', left: (amount: number): string => `Akun 3-1910 selisih saldo awal masih ${rp(amount)}; pindahkan ke akun asalnya dengan jurnal umum.`, action: 'Buka buku besar' },
  trialBalance: { name: 'Neraca saldo', fine: (total: number): string => `Debit dan kredit sama, ${rp(total)}.`, differs: (debit: number, credit: number): string => `Debit ${rp(debit)}, kredit ${rp(credit)}.`, action: 'Periksa pembukuan' },
  depreciation: { name: 'Penyusutan', fine: 'Semua aset sudah disusutkan sampai bulan ini.', due: (assets: readonly string[], amount: number): string => `${rp(amount)} belum disusutkan: ${someOf(assets)}.`, action: 'Susutkan aset' },
  assets: { name: 'Daftar aset', fine: 'Daftar aset sama dengan buku besar.', differs: (register: number, ledger: number): string => `Nilai buku di daftar aset ${rp(register)}, di buku besar ${rp(ledger)}.`, overworn: (assets: readonly string[]): string => `Nilai buku di bawah nilai sisa: ${someOf(assets)}. Batalkan penyusutan yang kelebihan.`, action: 'Lengkapi daftar aset' },
  bankLoans: { name: 'Pinjaman bank', fine: 'Daftar pinjaman bank sama dengan buku besar.', differs: (noted: number, ledger: number): string => `Sisa menurut daftar pinjaman bank ${rp(noted)}, akun 2-2110 ${rp(ledger)}.`, action: 'Lengkapi pinjaman bank' },
  recurring: { name: 'Jurnal berulang', fine: 'Semua usulan bulan ini sudah dicatat.', open: (names: readonly string[]): string => `Belum dicatat: ${someOf(names)}.`, later: (names: readonly string[]): string => `Menunggu tanggalnya: ${someOf(names)}.`, action: 'Catat usulan' },
  wajib: { name: 'Simpanan wajib', fine: 'Semua anggota aktif sudah menyetor sampai bulan ini.', behind: (numbers: readonly string[]): string => `${numbers.length} anggota aktif belum menyetor sampai bulan ini: ${someOf(numbers)}.`, action: 'Lihat anggota', unbilled: (count: number): string => `${count} anggota belum ditagih untuk bulan ini.`, bill: 'Tagih iuran' },
  qris: { name: 'QRIS belum cair', fine: 'Tidak ada yang tertahan terlalu lama.', late: (amount: number, count: number, oldest: string): string => `${rp(amount)} dari ${count} penjualan belum cair, yang tertua ${dateText(oldest)}.`, action: 'Catat pencairan' },
  tax: { name: 'PPh final', fine: 'Sudah dihitung, atau tidak ada yang dikenai.', past: 'Tidak berlaku lagi untuk bulan ini.', due: (tax: number): string => `Belum dihitung; menurut penjualan sekarang ${rp(tax)}.`, changed: (tax: number): string => `Penjualan berubah sejak dihitung; sekarang ${rp(tax)}. Batalkan lalu hitung lagi.`,
    overpaid: (period: string, day: string, paid: number, tax: number): string => `Setoran PPh final ${monthText(period)} sampai ${dateText(day)} ${rp(paid)}, terutang ${rp(tax)}. Batalkan setoran yang bertanggal terlalu awal, lalu catat lagi.`, action: 'Hitung PPh final' },
  interest: { name: 'Jasa simpanan', fine: 'Sudah dibukukan.', unused: 'Belum pernah dibukukan di sini.', belum: 'Belum dibukukan; sesudah bulan dikunci tidak dapat menyusul.', sebagian: 'Baru dibukukan sebagian.', action: 'Bukukan jasa simpanan' },
  refused: (first: string, more: number): string => `${first}${more === 0 ? '' : ` Masih ada ${more} hal lain di daftar periksa.`} Bereskan, lalu tutup lagi.`,
} as const;
