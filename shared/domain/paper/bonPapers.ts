import { bonPaperWords as words, paperWords } from '../../text/documents.ts';
import { number, rp, signed } from '../../text/format.ts';
import { terbilang } from '../terbilang.ts';
import { fittingPair, headLines, markLines, momentLines, shortName, signatureLines, type SlipHead, type SlipMoment } from './head.ts';
import { BLANK, centered, columns as pair, CUT, DRAWER, plain, rule, type PaperColumns, type PaperLine } from './lines.ts';

type Owner = { readonly memberNo: string; readonly memberName: string };

export type BonSlipData = SlipMoment & Owner & {
  readonly head: SlipHead;
  readonly officer: string;
  readonly via: 'kas' | 'bank' | 'keluar';
  readonly amount: number;
  /** The sales it paid, oldest first. */
  readonly parts: readonly { readonly number: string; readonly amount: number }[];
  /** Owed on bon after this payment, and the first day any of it is due. */
  readonly outstanding: number;
  readonly nextDueText: string | null;
  readonly openDrawer: boolean;
};

export type BonStatementData = Owner & {
  readonly head: SlipHead;
  /** "1 Sep 2026 s.d. 22 Nov 2026". */
  readonly spanText: string;
  readonly copy: number;
  readonly opening: number;
  readonly rows: readonly { readonly dateText: string; readonly number: string; readonly amount: number }[];
  readonly closing: number;
  readonly open: readonly { readonly number: string; readonly dueText: string; readonly outstanding: number; readonly late: boolean }[];
  /** What the member may owe today; null on the paper of a past span, as nobody kept what it was then. */
  readonly credit: { readonly limit: number; readonly left: number } | null;
};

const ownerLine = ({ memberNo, memberName }: Owner, columns: PaperColumns): PaperLine => fittingPair(columns, [paperWords.member(memberNo), memberName], [paperWords.member(memberNo), shortName(memberName)]);

/** A payment of what was bought on bon: which sales it paid, and what is still owed. */
export function bonSlip(data: BonSlipData, columns: PaperColumns): PaperLine[] {
  return [
    ...(data.openDrawer ? [DRAWER] : []),
    ...markLines(data.head, data.copy, data.undone),
    ...headLines(data.head, columns),
    centered(words.paid, true),
    ...momentLines(data, columns),
    plain(paperWords.officer(data.officer)),
    ownerLine(data, columns),
    rule(),
    pair(words.amount, rp(data.amount), true),
    plain(paperWords.inWords(terbilang(data.amount))),
    pair(paperWords.via, paperWords.viaName[data.via]),
    rule(),
    plain(words.for),
    ...data.parts.map((part) => pair(`  ${part.number}`, number(part.amount))),
    rule(),
    data.outstanding === 0 ? plain(words.paidOff) : pair(words.left, rp(data.outstanding), true),
    ...(data.nextDueText === null ? [] : [pair(words.nextDue, data.nextDueText)]),
    ...signatureLines(words.payer, paperWords.officerRole, columns),
    BLANK,
    centered(paperWords.keepSlip),
    CUT,
  ];
}

/** A member's bon over a span, and what of it was open on its last day, by when it is due. */
export function bonStatement(data: BonStatementData, columns: PaperColumns): PaperLine[] {
  return [
    ...markLines(data.head, data.copy),
    ...headLines(data.head, columns),
    centered(words.statement, true),
    plain(data.spanText),
    ownerLine(data, columns),
    rule(),
    pair(words.opening, number(data.opening)),
    ...data.rows.flatMap((row) => (columns === 32 ? [plain(`${row.dateText} ${row.number}`), pair('', signed(row.amount))] : [pair(`${row.dateText} ${row.number}`, signed(row.amount))])),
    rule(),
    pair(words.owed, rp(data.closing), true),
    ...(data.open.length === 0 ? [] : [rule(), plain(words.open)]),
    ...data.open.flatMap((bon) => [pair(bon.number, number(bon.outstanding)), plain(`  ${bon.late ? words.lateSince(bon.dueText) : words.due(bon.dueText)}`)]),
    ...(data.credit === null ? [] : [rule(), pair(words.limit, number(data.credit.limit)), pair(words.leftOfLimit, number(data.credit.left))]),
    ...signatureLines(words.member, paperWords.officerRole, columns),
    CUT,
  ];
}
