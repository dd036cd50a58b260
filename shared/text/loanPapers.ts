import { dateText, longDate, percentText, rp } from './format.ts';
import { terbilang } from '../domain/terbilang.ts';

const METHODS: Readonly<Record<string, string>> = { flat: 'jasa tetap dari pokok awal', menurun: 'jasa menurun dari sisa pokok', anuitas: 'angsuran tetap' };
const COLLATERAL: Readonly<Record<string, string>> = { bpkb: 'BPKB', sertifikat: 'Sertifikat', barang: 'Barang', simpanan: 'Simpanan', lain: 'Lain-lain' };

/** A4 papers and lists of members' loans. */
export const loanPaperWords = {
  agreement: {
    title: 'Perjanjian Pinjaman',
    subtitle: (number: string, date: string) => `${number}, ${longDate(date)}`,
    parties: 'Para pihak',
    lender: (name: string, legalNo: string, address: string, chair: string | null) => `Pihak pertama: ${name}, badan hukum ${legalNo}, ${address}, diwakili oleh ketua ${chair ?? '..............................'}.`,
    borrower: (name: string, no: string, address: string) => `Pihak kedua: ${name}, anggota ${no}${address === '' ? '' : `, ${address}`}, NIK ................................`,
    loan: 'Pinjaman',
    amount: (amount: number) => `Pihak pertama meminjamkan ${rp(amount)} (${terbilang(amount)}).`,
    terms: (months: number, pct: string, method: string, effective: string) => `Jangka ${months} bulan dengan jasa ${percentText(pct)} setahun, ${METHODS[method] ?? method}; jasa efektif ${percentText(effective)} setahun.`,
    purpose: (purpose: string) => `Untuk keperluan: ${purpose}.`,
    fees: (admin: number, provision: number, net: number) => `Dipotong saat pencairan: administrasi ${rp(admin)}, provisi ${rp(provision)}; diterima ${rp(net)}.`,
    schedule: 'Jadwal angsuran',
    draft: 'Jadwal angsuran bila cair hari ini',
    security: 'Jaminan dan penjamin',
    nothing: 'Tanpa jaminan dan penjamin.',
    collateral: (kind: string, description: string, value: number) => `${COLLATERAL[kind] ?? kind}: ${description}, dinilai ${rp(value)}.`,
    guarantor: (name: string, no: string) => `Penjamin: ${name}, anggota ${no}.`,
    agreed: 'Kesepakatan',
    clauses: (penalty: string | null) => [
      'Pihak kedua membayar angsuran paling lambat pada tanggal jatuh temponya dan menerima bukti setiap pembayaran.',
      ...(penalty === null ? [] : [penalty]),
      'Pinjaman dapat dilunasi lebih cepat dengan sisa pokok, jasa yang sudah jatuh tempo, jasa bulan berjalan, dan denda bila ada.',
      'Bila angsuran tertunggak, pihak pertama dapat memperhitungkannya dengan simpanan sukarela pihak kedua atau menagih penjamin.',
    ],
    penaltyMonth: (pct: string, days: number) => `Keterlambatan lebih dari ${days} hari dikenai denda ${percentText(pct)} dari angsuran tertunggak tiap bulan.`,
    penaltyDay: (pct: string, days: number) => `Keterlambatan lebih dari ${days} hari dikenai denda ${percentText(pct)} dari angsuran tertunggak tiap hari.`,
    signers: { borrower: 'Peminjam', guarantor: 'Penjamin', treasurer: 'Bendahara', chair: 'Ketua' },
  },
  schedule: {
    title: 'Jadwal Angsuran',
    ofLoan: (number: string, name: string, no: string) => `${number}, ${name} ${no}`,
    simulated: (amount: number, months: number, pct: string, method: string) => `Simulasi ${rp(amount)}, ${months} bulan, ${percentText(pct)} setahun, ${METHODS[method] ?? method}`,
    how: 'isi nomor pinjaman, atau simulasi POKOK/BULAN/CARA/JASA/JATUH-TEMPO seperti 6000000/12/menurun/12/2026-12-05',
    due: 'Jatuh tempo', no: 'Ke', principal: 'Pokok', interest: 'Jasa', payment: 'Angsuran', balance: 'Sisa pokok', sum: 'Jumlah',
    effective: 'Jasa efektif',
    effectiveText: (pct: string) => `${percentText(pct)} setahun dari sisa pokok.`,
  },
  reminder: {
    title: 'Pengingat Angsuran',
    subtitle: (number: string) => `Pinjaman ${number}`,
    to: 'Kepada',
    member: (name: string, no: string, address: string) => `${name}, anggota ${no}${address === '' ? '' : `, ${address}`}`,
    phone: (phone: string) => `Telepon ${phone}`,
    greeting: 'Pemberitahuan',
    late: (days: number, date: string) => `Sampai ${dateText(date)} angsuran Bapak/Ibu terlambat ${days} hari. Mohon dibayar di gerai, atau hubungi kami bila ada kesulitan.`,
    coming: (due: string, amount: number) => `Angsuran berikutnya ${rp(amount)} jatuh tempo ${longDate(due)}.`,
    paidOff: 'Tidak ada angsuran yang terutang.',
    table: 'Yang perlu dibayar', what: 'Angsuran', penalty: 'Denda', instalment: (no: number) => `Angsuran ke-${no}`, sum: 'Jumlah', inWords: (amount: number) => `Terbilang: ${terbilang(amount)}.`,
    closing: 'Catatan', thanks: 'Abaikan surat ini bila sudah dibayar. Terima kasih.',
  },
  lists: {
    borrower: 'Peminjam', number: 'Nomor', phone: 'Telepon', days: 'Hari telat', class: 'Golongan', outstanding: 'Sisa pokok', arrears: 'Tunggakan', allowance: 'Penyisihan', count: 'Pinjaman', pct: 'Persen', sum: 'Jumlah',
    classes: 'Menurut golongan', loans: 'Menurut pinjaman', npl: 'Pinjaman bermasalah', nplText: (amount: number, pct: string) => `${rp(amount)}, ${percentText(pct)} dari seluruh pinjaman.`,
    due: 'Jatuh tempo', principal: 'Pokok', interest: 'Jasa', penalty: 'Denda', earlier: 'Tunggakan', total: 'Jumlah',
    largest: 'Peminjam terbesar', related: 'Pihak terkait', relatedText: (pct: string, capital: number, limit: number, used: number, left: number) => `Batas ${percentText(pct)} dari modal sendiri ${rp(capital)}: ${rp(limit)}. Terpakai ${rp(used)}, sisa ${rp(left)}.`,
  },
} as const;
