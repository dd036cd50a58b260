import { rp } from './format.ts';

/** What a discount is refused with until somebody else agrees. */
export const discountWords = {
  needsConsent: (discount: number, goods: number, amount: number, pct: string | undefined) =>
    `Potongan ${rp(discount)} dari belanja ${rp(goods)} melebihi batas kasir, ${rp(amount)}${pct === undefined ? '' : ` atau ${pct.replace('.', ',')}%`}. Minta bendahara atau ketua mengizinkan dengan PIN-nya.`,
} as const;

/** What is taken off and written beside a line or the basket, on the till. */
export const termsWords = {
  key: 'Potongan, catatan',
  title: 'Potongan dan catatan',
  note: 'Potongan tidak pernah melebihi harga barangnya.',
  ofLine: (name: string) => `Baris ${name}`,
  ofBasket: 'Seluruh belanja',
  lineOff: 'Potongan baris ini',
  lineNote: 'Catatan baris ini',
  basketOff: 'Potongan belanja',
  basketNote: 'Catatan belanja',
  off: (amount: number) => `potongan ${rp(amount)}`,
  total: 'Jumlah potongan',
  tooMuch: (most: number) => `paling banyak ${rp(most)}`,
  save: 'Pakai',
  consentTitle: 'Potongan perlu izin',
} as const;
