import type { ErrorCode, Rule } from '../contract/errors.ts';

const HEADLINES: Record<Rule, string> = {
  HET_EXCEEDED: 'Harga melebihi HET',
  LIMIT_EXCEEDED: 'Jatah pembeli sudah penuh',
  BUYER_REQUIRED: 'Pembeli belum dicatat',
  STOCK_INSUFFICIENT: 'Stok tercatat kurang',
  EXPIRED: 'Barang lewat tanggal',
  CYLINDER_REQUIRED: 'Cara tabung belum dipilih',
  PAYMENT_SHORT: 'Pembayaran belum cukup',
  CREDIT_LIMIT: 'Plafon bon terlewati',
  BALANCE_INSUFFICIENT: 'Saldo tidak cukup',
  SHIFT_REQUIRED: 'Shift belum dibuka',
  PERIOD_CLOSED: 'Bulan sudah ditutup',
  UNBALANCED: 'Jurnal tidak seimbang',
  APPROVAL_REQUIRED: 'Perlu izin orang lain',
  CLOCK_SUSPECT: 'Jam komputer mencurigakan',
  WAJIB_EXISTS: 'Simpanan wajib sudah ditagih',
  POKOK_PAID: 'Simpanan pokok sudah lunas',
  LOAN_STATE: 'Pinjaman tidak dapat diproses',
  MEMBER_STATE: 'Anggota tidak dapat dilayani',
  BACKDATED: 'Tanggal terlalu mundur',
  RATE_CAP: 'Jasa melebihi batas hukum',
  SELF_APPROVAL: 'Tidak boleh mengizinkan sendiri',
  PRICE_MISSING: 'Harga belum ada',
  CONTROL_ACCOUNT: 'Akun ini tidak diisi langsung',
};

/** The headline of a refusing rule: what happened, at most five words. */
export const headline = (rule: Rule): string => HEADLINES[rule];

/** Whole messages for what no rule explains: headline, what is safe, what to do. */
export const FAULTS: Record<Extract<ErrorCode, 'UNAUTHENTICATED' | 'FORBIDDEN' | 'STORAGE' | 'BUSY' | 'INTERNAL'>, string> = {
  UNAUTHENTICATED: 'Belum masuk. Pilih nama dan ketik PIN dahulu.',
  FORBIDDEN: 'Bukan tugas peran ini. Minta orang yang berwenang melakukannya.',
  STORAGE: 'Data belum tersimpan. Tidak ada yang berubah; periksa disk komputer lalu coba lagi.',
  BUSY: 'Berkas sedang dipakai. Tutup program Gerai yang lain pada berkas ini, lalu coba lagi.',
  INTERNAL: 'Ada gangguan program. Tidak ada yang berubah; coba lagi, dan catat jamnya untuk teknisi.',
};
