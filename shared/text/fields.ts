/**
 * What people call a command's fields, by the last name in a field's path. What stands here may be shown; a field that does
 * not is the program's own affair, and its name is not shown at all.
 */
export const FIELD_LABELS: Readonly<Record<string, string>> = {
  account: 'Akun', accumulated: 'Akumulasi penyusutan', accumulatedThrough: 'Disusutkan sampai', acquiredOn: 'Tanggal perolehan', address: 'Alamat', adminFee: 'Biaya administrasi', after: 'Bulan terakhir',
  amount: 'Jumlah', annualPct: 'Jasa setahun', approval: 'Izin', asOf: 'Per tanggal', at: 'Tanggal', averaging: 'Cara rata-rata', barcodes: 'Barcode', buyer: 'Pembeli', category: 'Kategori', city: 'Kota',
  code: 'Kode', compare: 'Pembanding', compareTo: 'Pembanding', cost: 'Harga perolehan', count: 'Jumlah', counted: 'Hasil hitung', credit: 'Kredit', csv: 'Rekening koran', cylinder: 'Tabung', date: 'Tanggal',
  day: 'Tanggal', days: 'Hari', debit: 'Debit', decision: 'Keputusan', deliveryNo: 'Surat jalan', discount: 'Potongan', drawer: 'Laci', due: 'Jatuh tempo', effectiveFrom: 'Berlaku mulai',
  emptiesReturned: 'Tabung kosong', expense: 'Akun beban', expiresOn: 'Kedaluwarsa', familyCardNo: 'Nomor KK', fee: 'Biaya', firstDue: 'Jatuh tempo pertama', float: 'Modal laci', flow: 'Arus kas',
  freight: 'Ongkos angkut', from: 'Dari', general: 'Harga umum', graceMonths: 'Masa tenggang', gross: 'Jumlah kotor', het: 'HET', hetZone: 'Zona HET', importId: 'Rekening koran', interest: 'Bunga', joinedOn: 'Tanggal masuk',
  kecamatan: 'Kecamatan', kelurahan: 'Kelurahan', kind: 'Jenis', leave: 'Sisa di laci', legalNo: 'Nomor badan hukum', lender: 'Pemberi pinjaman', limit: 'Batas', lines: 'Baris', mdr: 'Potongan MDR', member: 'Harga anggota',
  memberId: 'Anggota', memo: 'Keterangan', minStock: 'Stok minimum', months: 'Bulan', name: 'Nama', net: 'Yang diterima', nik: 'NIK', nikKoperasi: 'Nomor Induk Koperasi', note: 'Catatan', ntpn: 'NTPN', number: 'Nomor',
  opening: 'Saldo awal', owner: 'Pemilik', parent: 'Kelompok akun', parts: 'Pembagian SHU', payment: 'Pembayaran', payments: 'Pembayaran', pct: 'Persen', penalty: 'Denda', period: 'Bulan', phone: 'Telepon', pin: 'PIN',
  pokok: 'Simpanan pokok', prices: 'Harga', principal: 'Pokok pinjaman', proceeds: 'Hasil penjualan', productId: 'Barang', province: 'Provinsi', purpose: 'Keperluan', qty: 'Jumlah', quarter: 'Triwulan', reason: 'Alasan',
  receivedBy: 'Penerima', receivedOn: 'Tanggal diterima', ref: 'Nomor bukti', reference: 'Nomor referensi', rejectedQty: 'Ditolak', residual: 'Nilai sisa', role: 'Peran', rows: 'Baris', sales: 'Penjualan', side: 'Sisi',
  sku: 'Kode barang', source: 'Asal', supplierId: 'Pemasok', terms: 'Tempo', text: 'Teks', to: 'Sampai', unit: 'Unit', unitCost: 'Harga beli', until: 'Sampai bulan', usefulMonths: 'Umur', username: 'Nama masuk',
  value: 'Isi', version: 'Versi', via: 'Cara bayar', wajibMonthly: 'Simpanan wajib', weightGrams: 'Berat', year: 'Tahun',
};

/** Lists whose rows people count: `lines.1.account` is the account of row 2. */
const ROW = /(?:^|\.)(?:lines|rows|matches|payments|barcodes|spans|months)\.(\d+)/;

/** A field's path as people read it, `Baris 2, akun`; null where people know no name for it. */
export function fieldLabel(path: string): string | null {
  const name = path.split('.').findLast((part) => !/^\d+$/.test(part)) ?? '';
  const label = Object.hasOwn(FIELD_LABELS, name) ? (FIELD_LABELS[name] ?? null) : null;
  const row = ROW.exec(path)?.[1];
  if (label === null || row === undefined) return label;
  return `Baris ${Number(row) + 1}, ${/^[A-Z]{2}/.test(label) ? label : label.slice(0, 1).toLowerCase() + label.slice(1)}`;
}
