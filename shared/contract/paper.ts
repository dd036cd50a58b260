import { z } from 'zod';
import { command, query } from './define.ts';
import { text, uuid } from './values.ts';

/** Documents the program can put on paper today; later issues add kinds here. */
export const DOCUMENT_KINDS = ['sale-receipt', 'return-slip', 'deposit-slip', 'bon-slip', 'bon-statement', 'savings-slip', 'loan-slip', 'shift-report', 'x-report', 'shu-statement', 'shu-slip', 'verification', 'balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes', 'usp', 'journal', 'cash-book', 'account-register', 'budget', 'comparison', 'cylinder-sheet', 'deposit-register', 'member-register', 'collection-list', 'stock-value', 'slow-goods', 'landed-cost', 'margins', 'distribution', 'count-sheet', 'berita-acara', 'labels', 'loan-agreement', 'loan-schedule', 'reminder', 'loan-aging', 'loan-due', 'loan-concentration', 'voucher'] as const;
export const documentKind = z.enum(DOCUMENT_KINDS, { error: `isi salah satu: ${DOCUMENT_KINDS.join(', ')}` });
export type DocumentKind = (typeof DOCUMENT_KINDS)[number];
/** Documents for A4 sheets; every other is a strip of receipt paper. */
export const SHEET_KINDS: ReadonlySet<DocumentKind> = new Set<DocumentKind>(['shu-statement', 'shu-slip', 'verification', 'balance-sheet', 'income-statement', 'cash-flow', 'equity-changes', 'trial-balance', 'member-benefit', 'notes', 'usp', 'journal', 'cash-book', 'account-register', 'budget', 'comparison', 'cylinder-sheet', 'deposit-register', 'member-register', 'collection-list', 'stock-value', 'slow-goods', 'landed-cost', 'margins', 'distribution', 'count-sheet', 'berita-acara', 'labels', 'loan-agreement', 'loan-schedule', 'reminder', 'loan-aging', 'loan-due', 'loan-concentration']);

/** The papers some documents came out on, by the letters of their number. A closing is printed with the shift it closed. */
const PAPERS: Readonly<Record<string, DocumentKind>> = { PJ: 'sale-receipt', BV: 'return-slip', RJ: 'return-slip', TJ: 'deposit-slip', BB: 'bon-slip', SS: 'savings-slip', ST: 'savings-slip', PC: 'loan-slip', AP: 'loan-slip', BS: 'shift-report', TS: 'shift-report', LX: 'x-report' };

/** The paper of a document: its own, or the voucher that every other has. */
export const paperOf = (documentLetters: string): DocumentKind => PAPERS[documentLetters] ?? 'voucher';

export const RENDER_FORMATS = ['text', 'escpos', 'svg', 'html', 'png', 'pdf'] as const;
export const renderFormat = z.enum(RENDER_FORMATS, { error: `isi salah satu: ${RENDER_FORMATS.join(', ')}` });
export type RenderFormat = (typeof RENDER_FORMATS)[number];

/** What a printer says of itself; `near-end` prints, and its paper is nearly used up. */
export const PRINTER_STATES = ['ready', 'near-end', 'paper-out', 'cover-open', 'offline', 'faulty'] as const;
const printerState = z.enum(PRINTER_STATES).nullable();
const whichPrinter = z.enum(['main', 'spare']);

const job = z.strictObject({
  jobId: z.string(), document: documentKind, ref: z.string(), state: z.enum(['antre', 'tercetak', 'gagal']), copy: z.int(), attempts: z.int(), createdAt: z.string(), sentAt: z.string().nullable(), problem: z.string().nullable(),
  printer: whichPrinter, cause: z.string().nullable(), mayBePrinted: z.boolean(),
});

export const paper = {
  'documents.render': query({
    summary: 'A document as it would print. ref: a document number or id; for shu-statement a month; for shu-slip MONTH/MEMBERNO; for bon-statement MEMBERNO or MEMBERNO/DAY..DAY (without days the last three months); for deposit-slip a deposit (`PJ-2026-000012/1`) or what was given back of one; for verification `sekarang` or the moment system.verify answered; for statements of the books a month `2026-10`, a span `2026-01..2026-10`, `2026-Q3` or `2026` (usp: a quarter), the first two with `/unit` for columns per unit, the trial balance with `/UNIT` for one; of those that compare with `/` and the months beside them; for cash-book and account-register ACCOUNT/DAY..DAY (a register with /UNIT); for budget months; for comparison STATEMENT/MONTHS/SHAPE, such as phu/2026-05..2026-10/bulan; for journal the number or id of an entry; for count-sheet the number or id of a sheet of goods to be counted, for berita-acara that of a posted count; for loan-agreement, loan-schedule and reminder a loan (a schedule also of terms: 6000000/12/menurun/12/2026-12-05), for loan-aging and loan-concentration a day, for loan-due DAY..DAY; voucher is the paper of any document without one of its own',
    input: () => ({ document: documentKind, ref: text(80), format: renderFormat, columns: z.union([z.literal(32), z.literal(48)]).optional() }),
    output: () => z.strictObject({ mime: z.string(), text: z.string().optional(), base64: z.string().optional() }),
  }),
  'printing.jobs': query({
    summary: 'Print jobs, newest first; printerState: what the receipt printer said when it was last asked, null where it tells nothing',
    input: () => ({ state: z.enum(['antre', 'tercetak', 'gagal']).optional() }),
    output: () => z.strictObject({ rows: z.array(job), printerState, spare: z.boolean() }),
  }),
  'printing.print': command({
    summary: 'Prints a document again; a later print of a receipt says SALINAN',
    roles: ['kasir', 'bendahara', 'ketua'],
    input: () => ({ document: documentKind, ref: text(80) }),
    output: () => ({ jobId: z.string(), copy: z.int() }),
  }),
  'printing.retry': command({
    summary: 'Sends a job that did not come out, to the spare printer where asked; one that may be on paper only when somebody has looked. The drawer is not opened a second time',
    roles: ['kasir', 'bendahara', 'ketua'],
    input: () => ({ jobId: uuid, printer: z.literal('spare', { error: 'isi spare' }).optional(), looked: z.boolean().optional() }),
    output: () => ({ jobId: z.string() }),
  }),
  'printing.dismiss': command({
    summary: 'Lets a job go that did not come out: it is on paper after all, or needed no more',
    roles: ['kasir', 'bendahara', 'ketua'],
    input: () => ({ jobId: uuid }),
    output: () => ({ jobId: z.string() }),
  }),
  'printing.printers': query({
    summary: 'The printers of the settings, and those this computer knows',
    roles: ['bendahara', 'ketua', 'admin'],
    input: () => ({}),
    output: () => z.strictObject({ rows: z.array(z.strictObject({ printerId: z.string(), kind: z.enum(['tcp', 'file', 'serial', 'cups', 'windows']), name: z.string(), use: whichPrinter.nullable() })) }),
  }),
  'printing.test': query({
    summary: 'Prints a test page on a printer of printing.printers, opens the drawer where asked, and finds out whether the printer tells its state; for main and spare that is remembered',
    roles: ['bendahara', 'ketua', 'admin'],
    long: true,
    input: () => ({ printerId: text(240), drawer: z.boolean().optional() }),
    output: () => z.strictObject({ printed: z.boolean(), state: printerState, answers: z.boolean().nullable(), problem: z.string().nullable() }),
  }),
};
