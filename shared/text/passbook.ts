import { documentName } from './screenLedger.ts';

const short = (number: string): string => number.replace(/^\w+-\d{4}-0*/, '');

/** Words of the members' passbook. */
export const passbookWords = {
  notNew: 'bukan baris baru terakhir yang dicetak',
  full: 'buku sudah penuh; mulai buku baru dahulu',
  printedNote: (lines: number) => `${lines} baris tercetak di buku anggota`,
  newNote: (bookNo: number) => `buku anggota ke-${bookNo} dimulai`,
  undoes: (number: string) => `Batal ${number}`,
  /** What a move of savings was, short enough for a line of the book. */
  text: (document: string, kind: string, via: string, amount: number, number: string): string => {
    if (document === 'SS') return `Setor ${kind}`;
    if (document === 'ST') return `Tarik ${kind}`;
    if (document === 'PJ') return `Potong belanja ${short(number)}`;
    if (document === 'RJ' || document === 'BV') return `Belanja kembali ${short(number)}`;
    if (document === 'SP') return via === 'potong' ? (amount < 0 ? 'Dipotong untuk wajib' : `Setor ${kind}, potong`) : amount < 0 ? 'Pindah keluar' : `Pindah masuk, ${kind}`;
    return documentName(document);
  },
} as const;
