/** How documents are undone that have a way of their own. */
const OTHER_WAYS: Readonly<Record<string, string>> = {
  PJ: 'penjualan dibatalkan atau diretur di Riwayat', BV: 'pembatalan tidak dapat dibatalkan; jual lagi barangnya', RJ: 'retur tidak dapat dibatalkan; jual lagi barangnya',
  TW: 'tagihan simpanan wajib tidak mengubah buku dan tetap berlaku',
  HB: 'bon yang dihapus tidak dapat dipulihkan dengan cara ini',
  JM: 'jurnal umum dibalik di Buku besar dengan jurnal balik', JR: 'jurnal berulang dibalik di Buku besar dengan jurnal balik', SA: 'saldo awal dibalik di Buku besar dengan jurnal balik',
  PF: 'hitungan PPh final dibatalkan di Aset & utang, bagian pajak', CQ: 'pencairan QRIS dibatalkan di Kas & bank, bagian QRIS', OP: 'hitung stok dibetulkan dengan hitung stok baru', LH: 'lembar hitung dibatalkan di Barang, bagian Hitung stok', PB: 'sisa pesanan dibatalkan di Terima, bagian Pesanan', RB: 'barang yang tidak jadi dikembalikan diterima lagi sebagai kiriman', KH: 'koreksi harga dibetulkan dengan koreksi harga baru',
  PP: 'pengajuan pinjaman ditolak oleh ketua di Pinjaman', RS: 'jadwal pinjaman dibetulkan dengan jadwal ulang baru',
  KP: 'kemas ulang dibalik dengan kemas ulang atau koreksi stok',
  KS: 'koreksi stok dibetulkan dengan koreksi atau hitung stok baru',
  TJ: 'tabung yang keluar lagi dicatat sebagai pinjaman baru', TH: 'jaminan hangus tidak dapat dibatalkan; catat tabung yang kembali kemudian dengan jurnal umum',
  TK: 'titipan yang salah dicatat diambil lagi lewat Titipan', TP: 'titipan yang kembali dicatat sebagai titipan masuk',
  MT: 'mutasi tabung dibetulkan dengan mutasi sebaliknya', HT: 'tabung yang ditemukan lagi dicatat dengan hitung tabung kosong', OT: 'hitung tabung dibetulkan dengan hitung tabung baru',
  TG: 'tagihan tabung dibetulkan dengan agen lalu dicatat selisihnya',
  BL: 'laci yang sudah dibuka tetap tercatat', LX: 'laporan X hanya mencatat keadaan saat itu', KM: 'kas masuk dibetulkan dengan kas keluar', KK: 'kas keluar dibetulkan dengan kas masuk', BD: 'pembatalan tidak dapat dibatalkan; catat dokumen baru', JB: 'jurnal balik tidak dapat dibatalkan; catat jurnal baru',
  BF: 'pembatalan tidak dapat dibatalkan; hitung lagi pajaknya', BQ: 'pembatalan tidak dapat dibatalkan; catat pencairan baru',
};

/** Refusals and memos of documents undone by a document of their own. */
export const reversalWords = {
  otherWay: (kind: string) => OTHER_WAYS[kind] ?? `dokumen ${kind} tidak dapat dibatalkan dengan cara ini`,
  memo: (number: string, reason: string) => `Batal ${number}: ${reason}`,
  otherKind: (number: string, kind: string) => `${number} adalah dokumen ${kind}`,
  already: (number: string, by: string) => `${number} sudah dibatalkan dengan ${by}.`,
  notAtCounter: 'Bukan tugas peran ini. Kasir hanya membatalkan setoran simpanan, angsuran dan pembayaran bon; minta bendahara membatalkan dokumen ini.',
  /** `by` rests on what is to be undone: what it did, and that it goes first. */
  later: (number: string, by: string, what: string) => `${number} mendasari ${by}: ${what}. Batalkan dahulu ${by}.`,
  /** The same where the later document cannot be undone itself. */
  spent: (number: string, by: string, what: string) => `${number} mendasari ${by}: ${what}.`,
  drawerToday: (number: string) => `uang ${number} lewat laci kasir dan kembali hari ini juga; kosongkan tanggalnya`,
  ownDrawer: (number: string) => `Uang ${number} lewat laci kasir. Buka shift dahulu, atau minta bendahara membatalkannya dari brankas.`,
  usedSavings: 'uangnya sudah ditarik',
  laterPayment: 'angsuran sesudahnya dibagi menurut sisa yang ditinggalkannya',
  recoveredSince: 'uangnya sudah ada yang kembali',
  laterRun: 'hitungan sesudahnya berangkat dari sini',
  settledAtExit: 'anggotanya sudah keluar',
  laterMovement: 'bunga dan sisa pokoknya dihitung dari sini',
  usedAdvance: 'uang mukanya sudah dipakai',
  paidDebt: 'utangnya sudah dibayar',
  arrivedSince: 'barangnya sudah diterima',
  changedDelivery: 'barang atau harganya sudah diubah sesudahnya. Betulkan dengan koreksi baru',
  goodsGone: (product: string) => `${product} yang diterima sudah keluar. Betulkan jumlahnya dengan hitung stok`,
  costMixed: (product: string) => `harga pokok ${product} yang keluar sudah tercampur dengan kiriman ini, dan nilai sisanya tidak akan cocok lagi. Betulkan jumlahnya dengan hitung stok`,
  cylindersMoved: (size: string) => `tabung ${size} kg sudah bergerak sesudahnya. Betulkan jumlahnya dengan hitung stok`,
  shellsMixed: (size: string) => `harga rata-rata tabung ${size} kg sudah berubah sesudahnya`,
  depreciated: 'asetnya sudah disusutkan',
  disposed: 'asetnya sudah dilepas',
} as const;
