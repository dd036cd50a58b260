import { number, rp } from '../../text/format.ts';
import { depositSlipWords as words, paperWords } from '../../text/documents.ts';
import { terbilang } from '../terbilang.ts';
import { fittingPair, headLines, markLines, momentLines, shortName, signatureLines, type SlipHead, type SlipMoment } from './head.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, type PaperColumns, type PaperLine } from './lines.ts';

export type DepositSlipData = SlipMoment & {
  readonly head: SlipHead;
  readonly officer: string;
  /** The sale's line that took the deposit, `PJ-2026-000012/1`. */
  readonly depositId: string;
  /** Of a buyer who is no member only the name and the last digits of the NIK are known. */
  readonly memberNo: string | null;
  readonly holder: string;
  readonly buyerLast4: string | null;
  readonly name: string;
  readonly size: string;
  /** Cylinders lent, and the whole deposit taken for them. */
  readonly count: number;
  readonly deposit: number;
  /** What is still lent and held after this slip. */
  readonly left: number;
  readonly held: number;
  /** What became of it before, and with, this slip; oldest first. */
  readonly settled: readonly { readonly number: string; readonly dateText: string; readonly count: number; readonly amount: number }[];
  /** Cylinders that came back with this slip; null on the receipt for the deposit itself. */
  readonly back: { readonly count: number; readonly amount: number; readonly bon: number; readonly condition: 'baik' | 'rusak' | 'asing'; readonly via: 'kas' | 'bank' } | null;
  readonly openDrawer: boolean;
};

const holderLine = ({ memberNo, holder, buyerLast4 }: DepositSlipData, columns: PaperColumns): PaperLine => {
  const who = memberNo === null ? words.buyer(buyerLast4 ?? '') : paperWords.member(memberNo);
  return fittingPair(columns, [who, holder], [who, shortName(holder)]);
};

/** The receipt for a deposit: what was lent, for how much, and what of it has come back since. */
const takenLines = (data: DepositSlipData): PaperLine[] => [
  plain(words.lent(data.count, data.size)),
  plain(`  ${data.name}`),
  pair(`  ${data.count} x ${number(data.deposit / data.count)}`, number(data.deposit)),
  rule(),
  pair(words.deposit, rp(data.deposit), true),
  plain(paperWords.inWords(terbilang(data.deposit))),
  ...data.settled.flatMap((each) => [pair(words.settled(each.dateText, each.count), number(-each.amount)), plain(`  ${each.number}`)]),
  ...(data.settled.length === 0 ? [] : [pair(words.left(data.left), number(data.held))]),
];

/** The slip of cylinders that came back: what was paid out for them, and what is still lent. */
const backLines = (data: DepositSlipData, back: NonNullable<DepositSlipData['back']>): PaperLine[] => [
  plain(words.cameBack(back.count, data.size, back.condition)),
  plain(`  ${words.from(data.depositId)}`),
  rule(),
  pair(words.paidBack, rp(back.amount), true),
  plain(paperWords.inWords(terbilang(back.amount))),
  ...(back.bon === 0 ? [] : [pair(words.offBon, number(back.bon))]),
  ...(back.amount === back.bon ? [] : [pair(words.out[back.via], number(back.amount - back.bon))]),
  rule(),
  pair(words.left(data.left), number(data.held)),
];

/** The paper of a deposit for lent cylinders, years later still the proof of it, or of what was given back of it; signed by both sides. */
export function depositSlip(data: DepositSlipData, columns: PaperColumns): PaperLine[] {
  return [
    ...(data.openDrawer ? [DRAWER] : []),
    ...markLines(data.head, data.copy, data.undone),
    ...headLines(data.head, columns),
    centered(data.back === null ? words.title.taken : words.title.back, true),
    ...momentLines(data, columns),
    plain(paperWords.officer(data.officer)),
    holderLine(data, columns),
    rule(),
    ...(data.back === null ? takenLines(data) : backLines(data, data.back)),
    ...signatureLines(words.signers[0], words.signers[1], columns),
    BLANK,
    ...(data.left > 0 ? [centered(words.claim)] : []),
    centered(paperWords.keepSlip),
    CUT,
  ];
}
