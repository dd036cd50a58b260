import { number, signed } from '../../text/format.ts';
import { paperWords, voucherWords } from '../../text/documents.ts';
import { terbilang } from '../terbilang.ts';
import { headLines, markLines, momentLines, signatureLines, type SlipHead, type SlipMoment } from './head.ts';
import { BLANK, columns as pair, centered, CUT, plain, rule, strong, type PaperColumns, type PaperLine } from './lines.ts';

/** One thing a voucher is about, goods or an account. Rupiah; `signed` where both ways are possible, null where it has no value. */
export type VoucherItem = { readonly label: string; readonly amount: number | null; readonly signed?: boolean; readonly notes?: readonly string[] };
export type VoucherGroup = { readonly title: string | null; readonly items: readonly VoucherItem[] };

export type VoucherData = SlipMoment & {
  readonly head: SlipHead;
  readonly title: string;
  readonly officer: string;
  /** When it was recorded, where that was not on its own day. */
  readonly recorded: string | null;
  /** What it is about, as name and words. */
  readonly facts: readonly (readonly [label: string, text: string])[];
  readonly groups: readonly VoucherGroup[];
  readonly totals: readonly { readonly label: string; readonly amount: number; readonly bold: boolean }[];
  /** The sum that is said in words; null where none changed hands. */
  readonly inWords: number | null;
  /** The entry it became; null where it posted nothing. */
  readonly entryNumber: string | null;
  readonly signers: readonly [left: string, right: string];
};

const itemLines = (item: VoucherItem): PaperLine[] => [
  item.amount === null ? plain(item.label) : pair(item.label, item.signed === true ? signed(item.amount) : number(item.amount)),
  ...(item.notes ?? []).map((note) => plain(`  ${note}`)),
];

/** The paper of any document that hands over money or goods or says why an entry stands in the books, for both sides to sign. */
export function voucher(data: VoucherData, columns: PaperColumns): PaperLine[] {
  const groups = data.groups.filter((group) => group.items.length > 0);
  return [
    ...markLines(data.head, data.copy, data.undone),
    ...headLines(data.head, columns),
    centered(data.title, true),
    ...momentLines(data, columns),
    plain(paperWords.officer(data.officer)),
    ...(data.recorded === null ? [] : [plain(data.recorded)]),
    ...(data.facts.length === 0 ? [] : [rule()]),
    ...data.facts.map(([label, text]) => plain(`${label}: ${text}`)),
    ...groups.flatMap((group) => [rule(), ...(group.title === null ? [] : [strong(group.title)]), ...group.items.flatMap(itemLines)]),
    ...(data.totals.length === 0 ? [] : [rule()]),
    ...data.totals.map((total) => pair(total.label, number(total.amount), total.bold)),
    ...(data.inWords === null || data.inWords <= 0 ? [] : [plain(paperWords.inWords(terbilang(data.inWords)))]),
    rule(),
    plain(data.entryNumber === null ? voucherWords.noEntry : voucherWords.entry(data.entryNumber)),
    ...signatureLines(data.signers[0], data.signers[1], columns),
    BLANK,
    CUT,
  ];
}
