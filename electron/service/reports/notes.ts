import type { Result } from '../../../shared/contract/index.ts';
import type { SettingValue } from '../../../shared/contract/policies.ts';
import { NOTE_SECTIONS } from '../../../shared/contract/statements.ts';
import { notesWords as words } from '../../../shared/text/notes.ts';
import type { BalanceSheet } from './balanceSheet.ts';

export type Notes = Result<'reports.notes'>;
type Section = Notes['sections'][number];
type SectionKey = (typeof NOTE_SECTIONS)[number];

/** Which accounts a section breaks down, by the beginning of their codes. */
const PREFIXES: Readonly<Partial<Record<SectionKey, readonly string[]>>> = {
  'kas': ['1-11', '1-12'], 'piutang': ['1-13', '1-15'], 'persediaan': ['1-14'], 'aset-tetap': ['1-2'], 'utang': ['2-11', '2-125', '2-133', '2-22', '2-21'], 'simpanan': ['2-121', '2-122', '2-123', '2-124', '2-126', '3-111', '3-112'],
  'ekuitas': ['3-113', '3-114', '3-12', '3-131', '3-19'], 'shu': ['3-132', '2-14'], 'pajak': ['2-131', '2-132'],
};

export type NotesSources = {
  readonly cooperative: { readonly name: string; readonly legalNo: string; readonly address: string; readonly city: string };
  /** Neraca at the end of the span beside the end of the year before. */
  readonly balanceSheet: BalanceSheet;
  readonly tax: number;
  readonly shu: number;
  readonly members: number;
  readonly borrowed: readonly { readonly name: string; readonly owner: string; readonly receivedOn: string }[];
  readonly loanRecognition: 'cash' | 'accrual';
  /** What the gerai adds to the texts, by section. */
  readonly own: SettingValue<'notes.texts'>;
};

/** Catatan atas laporan keuangan: generated sections with breakdowns of the Neraca, and what the gerai adds to them. */
export function notes(span: { readonly from: string; readonly to: string }, sources: NotesSources): Notes {
  const rows = sources.balanceSheet.sections.flatMap((section) => section.rows);
  const breakdown = (key: SectionKey): Section['rows'] => {
    const prefixes = PREFIXES[key] ?? [];
    return rows.filter(({ code, amount, previous }) => (amount !== 0 || (previous ?? 0) !== 0) && prefixes.some((prefix) => code.startsWith(prefix))).map(({ code, name, amount, previous }) => ({ code, name, amount, previous: previous ?? 0 }));
  };
  const paragraphs: Readonly<Record<SectionKey, readonly string[]>> = {
    'umum': words.general(sources.cooperative, sources.members),
    'kebijakan': words.policies(sources.loanRecognition),
    'kas': [], 'piutang': [], 'persediaan': [words.stock],
    'aset-tetap': sources.borrowed.length === 0 ? [] : [words.borrowed, ...sources.borrowed.map(({ name, owner, receivedOn }) => words.borrowedItem(name, owner, receivedOn))],
    'utang': [], 'simpanan': [words.savings], 'ekuitas': [], 'shu': [words.shu(span.from, span.to, sources.shu)], 'pajak': [words.tax(sources.tax)],
  };
  return {
    sections: NOTE_SECTIONS.map((key) => {
      const of = breakdown(key);
      const own = sources.own.filter((text) => text.section === key).map((text) => text.text);
      const said = [...paragraphs[key], ...own];
      return {
        key, title: words.titles[key], paragraphs: said.length === 0 && of.length === 0 ? [words.none] : said, rows: of,
        total: of.reduce((sum, row) => sum + row.amount, 0), previousTotal: of.reduce((sum, row) => sum + row.previous, 0),
      };
    }),
  };
}
