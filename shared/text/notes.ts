import { dateText, longDate, number, rp } from './format.ts';

/** The notes to the statements (CALK): what is said of every gerai; each adds its own by a setting. */
export const notesWords = {
  title: 'Catatan atas Laporan Keuangan',
  titles: {
    'umum': 'Umum', 'kebijakan': 'Kebijakan akuntansi', 'kas': 'Kas dan bank', 'piutang': 'Piutang dan uang muka', 'persediaan': 'Persediaan', 'aset-tetap': 'Aset tetap dan aset dipinjam-pakai', 'utang': 'Utang dan pinjaman bank',
    'simpanan': 'Simpanan anggota', 'ekuitas': 'Ekuitas', 'shu': 'SHU belum dibagi dan dana', 'pajak': 'Pajak',
  },
  none: 'Tidak ada pada akhir periode ini.',
  total: 'Jumlah',
  account: 'Akun',
  general: (gerai: { name: string; legalNo: string; address: string; city: string }, members: number): readonly string[] => [
    `${gerai.name} berbadan hukum ${gerai.legalNo}, berkedudukan di ${gerai.address}, ${gerai.city}. Usahanya gerai sembako dan LPG serta unit simpan pinjam. Anggota pada akhir periode: ${number(members)} orang.`,
  ],
  policies: (loans: 'cash' | 'accrual'): readonly string[] => [
    'Laporan disajikan dalam rupiah penuh menurut SAK Entitas Privat dan Permenkop UKM 2/2024, dari jurnal berpasangan atas dasar akrual.',
    'Persediaan dicatat dengan biaya rata-rata bergerak. Aset tetap disusutkan garis lurus setiap bulan.',
    loans === 'cash' ? 'Jasa pinjaman anggota diakui saat diterima.' : 'Jasa pinjaman anggota diakui saat jatuh tempo.',
    'Simpanan pokok dan wajib disajikan sebagai ekuitas, simpanan sukarela sebagai liabilitas. Arus kas disusun dengan metode langsung.',
    'Unit GERAI, LPG, USP dan UMUM dicatat terpisah; saldo antar unit saling menghapus.',
  ],
  stock: 'Nilai persediaan sama dengan kartu stok pada tanggal laporan.',
  savings: 'Simpanan pokok dan wajib tidak dapat diambil selama menjadi anggota.',
  borrowed: 'Aset dipinjam-pakai bukan milik koperasi dan tidak termasuk dalam neraca:',
  borrowedItem: (name: string, owner: string, since: string) => `${name}, milik ${owner}, diterima ${dateText(since)}.`,
  shu: (from: string, to: string, amount: number) => `SHU ${longDate(from)} sampai ${longDate(to)}: ${rp(amount)}. Pembagiannya ditetapkan rapat anggota tahunan.`,
  tax: (amount: number) => `Beban pajak penghasilan periode ini ${rp(amount)}.`,
} as const;
