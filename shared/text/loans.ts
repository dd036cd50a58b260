import { monthText, percentText, rp } from './format.ts';

type Said = { readonly title: string; readonly text: string };

/** Members' loans: what is refused, and what the checks of an application say. */
export const loanText = {
  overLimit: (memberNo: string, product: string, limit: number, used: number, left: number, asked: number) =>
    `${product} paling banyak ${rp(limit)} seorang; ${memberNo} sudah memakai ${rp(used)}, sisa ${rp(left)}, diminta ${rp(asked)}. Ajukan paling banyak ${rp(left)}.`,
  overRelated: (memberNo: string, pct: string, capital: number, limit: number, used: number, left: number) =>
    `${memberNo} pengurus, pengawas, atau keluarganya. Pinjaman mereka bersama paling banyak ${pct} dari modal sendiri ${rp(capital)}, yaitu ${rp(limit)}; terpakai ${rp(used)}, sisa ${rp(left)}.`,
  ownApplication: (name: string, number: string) => `${name} sendiri yang menulis ${number}. Minta ketua lain memutuskan.`,
  ownLoan: (name: string, number: string) => `${name} sendiri peminjam ${number}. Minta ketua lain memutuskan.`,
  ownConsent: (name: string, number: string) => `${name} sendiri peminjam ${number}. Minta orang lain yang berwenang mengetik PIN-nya.`,
  needsSecond: (number: string, principal: number, above: number) => `${number} ${rp(principal)}, di atas ${rp(above)}. Selain ketua, seorang lagi yang berwenang mengetik PIN-nya.`,
  savingsNeedPin: (amount: number) => `${rp(amount)} dipotong dari simpanan sukarela. Minta PIN anggota, atau izin bendahara atau ketua dengan slip bertanda tangan.`,
  nothingSaved: (memberNo: string, number: string) => `Simpanan sukarela ${memberNo} kosong; ${number} tidak dapat diperhitungkan.`,
  cashPolicy: 'Jasa pinjaman diakui saat diterima (setelan loan.policy: cash). Ubah kebijakannya dahulu bila hendak mengakui jasa yang belum dibayar.',
  notOver: (period: Parameters<typeof monthText>[0]) => `bulan ${monthText(period)} belum selesai`,
  accruedAlready: (period: Parameters<typeof monthText>[0], number: string) => `Jasa pinjaman ${monthText(period)} sudah dibukukan dengan ${number}.`,
  accruedLater: (period: Parameters<typeof monthText>[0], number: string) => `Jasa pinjaman bulan sesudah ${monthText(period)} sudah dibukukan dengan ${number}. Batalkan dahulu dokumen itu.`,
  overClaim: (number: string, left: number, amount: number) => `${number} masih dapat ditagih ${rp(left)}, hendak diterima ${rp(amount)}. Terima paling banyak ${rp(left)}.`,
  memos: {
    reschedule: (number: string, memberNo: string) => `Jadwal ulang ${number} ${memberNo}`,
    writeOff: (number: string, memberNo: string) => `Hapus pinjaman ${number} ${memberNo}`,
    recover: (number: string, memberNo: string) => `Pemulihan pinjaman ${number} ${memberNo}`,
    accrue: (period: Parameters<typeof monthText>[0]) => `Jasa pinjaman belum dibayar ${monthText(period)}`,
    allowance: (period: Parameters<typeof monthText>[0]) => `Penyisihan pinjaman ${monthText(period)}`,
  },
  checks: {
    overCap: (pct: string, cap: string): Said => ({ title: `Jasa ${percentText(pct)} di atas batas`, text: `Batas peraturan ${percentText(cap)} setahun` }),
    effectiveOverCap: (pct: string, cap: string): Said => ({ title: `Jasa efektif ${percentText(pct)} setahun`, text: `Batas peraturan ${percentText(cap)}; jasa tetap dihitung dari pokok awal` }),
    withinCap: (pct: string, effective: string, cap: string): Said => ({ title: `Jasa ${percentText(pct)} setahun`, text: `Efektif ${percentText(effective)}, batas peraturan ${percentText(cap)}` }),
    tooLong: (months: number, most: number): Said => ({ title: `Jangka ${months} bulan terlalu lama`, text: `Paling lama ${most} bulan` }),
    tooMuch: (left: number): Said => ({ title: 'Melewati batas pinjaman', text: `Masih dapat ${rp(left)}` }),
    noIncome: (instalment: number): Said => ({ title: 'Penghasilan belum diisi', text: `Angsuran ${rp(instalment)} sebulan` }),
    capacity: (pct: number, income: number, limit: string, others: number, left: number | null): Said => ({
      title: `Angsuran ${pct}% dari penghasilan`,
      text: [`Penghasilan ${rp(income)}, batas ${percentText(limit)}`, ...(others === 0 ? [] : [`termasuk pinjaman lain ${rp(others)}`]), ...(left === null ? [] : [left < 0 ? `kurang ${rp(-left)} sesudah pengeluaran` : `sisa ${rp(left)} sesudah pengeluaran`])].join(', '),
    }),
    wajib: (paid: number, needed: number): Said => ({ title: `Simpanan wajib lengkap ${paid} bulan`, text: `Syarat sekurangnya ${needed} bulan` }),
    wajibBehind: (paid: number, behind: number, needed: number): Said => ({ title: `Simpanan wajib kurang ${behind} bulan`, text: `Terbayar ${paid} bulan, syarat sekurangnya ${needed} bulan` }),
    wajibShort: (paid: number, needed: number): Said => ({ title: `Simpanan wajib baru ${paid} bulan`, text: `Syarat sekurangnya ${needed} bulan` }),
    lateNow: (number: string, days: number): Said => ({ title: `Sedang telat ${days} hari`, text: `Pinjaman ${number}` }),
    wasLate: (days: number, month: Parameters<typeof monthText>[0], number: string, status: string): Said => ({ title: `Pernah telat ${days} hari, ${monthText(month)}`, text: `Pinjaman ${number}, ${status === 'lunas' ? 'sudah lunas' : 'masih berjalan'}` }),
    neverLate: (borrowed: boolean): Said => ({ title: borrowed ? 'Belum pernah telat' : 'Belum pernah meminjam', text: borrowed ? 'Semua angsuran tepat waktu' : 'Belum ada riwayat angsuran' }),
    funds: (left: number): Said => ({ title: 'Dana pinjaman cukup', text: `Kas dan bank ${rp(left)} sesudah cair` }),
    noFunds: (short: number): Said => ({ title: 'Dana pinjaman kurang', text: `Kas dan bank kurang ${rp(short)}` }),
    noOther: { title: 'Tidak ada pinjaman lain', text: 'Tidak ada pinjaman yang berjalan' } as Said,
    other: (count: number, owed: number): Said => ({ title: `Masih ada ${count} pinjaman`, text: `Sisa pokok ${rp(owed)}` }),
    share: (pct: number, most: string): Said => ({ title: `${pct}% dari seluruh pinjaman`, text: `Perhatikan bila di atas ${percentText(most)} pada satu anggota` }),
    noCollateral: (value: number): Said => ({ title: 'Jaminan tidak disyaratkan', text: value === 0 ? 'Tanpa jaminan' : `Jaminan ${rp(value)}` }),
    collateralMissing: (above: number): Said => ({ title: 'Jaminan belum ada', text: `Di atas ${rp(above)} perlu jaminan atau penjamin` }),
    collateral: (value: number, guarantors: number): Said => ({ title: value === 0 ? `${guarantors} penjamin` : `Jaminan ${rp(value)}`, text: guarantors === 0 ? 'Tanpa penjamin' : `${guarantors} anggota menjamin` }),
    unrelated: { title: 'Bukan pihak terkait', text: 'Bukan pengurus, pengawas, atau keluarganya' } as Said,
    related: (pct: string, left: number): Said => ({ title: 'Pihak terkait', text: `Perlu persetujuan pengurus dan pengawas; sisa batas ${percentText(pct)} modal sendiri ${rp(left)}` }),
    relatedOver: (pct: string, left: number): Said => ({ title: 'Melewati batas pihak terkait', text: `Paling banyak ${percentText(pct)} dari modal sendiri, sisa ${rp(left)}` }),
  },
} as const;
