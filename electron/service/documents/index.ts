import type { Letterhead } from '../../../shared/contract/issued.ts';
import { SHEET_KINDS, type DocumentKind, type RenderFormat } from '../../../shared/contract/paper.ts';
import type { Result } from '../../../shared/contract/index.ts';
import { isMonth, type CalendarDate, type Month } from '../../../shared/domain/dates.ts';
import { parseQuantity, timesPrice } from '../../../shared/domain/quantity.ts';
import { DRAWER, type PaperColumns, type PaperLine } from '../../../shared/domain/paper/lines.ts';
import { withoutBlanks } from '../../../shared/domain/paper/compact.ts';
import { bonSlip, bonStatement } from '../../../shared/domain/paper/bonPapers.ts';
import { depositSlip } from '../../../shared/domain/paper/depositSlip.ts';
import { returnSlip } from '../../../shared/domain/paper/returnSlip.ts';
import { saleReceipt } from '../../../shared/domain/paper/saleReceipt.ts';
import { reportLines, type ReportPaper } from '../../../shared/domain/paper/report.ts';
import { shuSlipLines, shuStatementLines } from '../../../shared/domain/paper/shuLines.ts';
import { labelLines } from '../../../shared/domain/paper/labels.ts';
import { loanSlip, savingsSlip, shiftReport } from '../../../shared/domain/paper/slips.ts';
import { voucher } from '../../../shared/domain/paper/voucher.ts';
import { verificationLines, type VerificationPaper } from '../../../shared/domain/paper/verification.ts';
import { shuSlipOf, type ShuSlipPaper, type ShuStatementPaper } from '../../../shared/domain/paper/statement.ts';
import { testPage } from '../../../shared/domain/paper/testPage.ts';
import { toSvg } from '../../../shared/domain/paper/svg.ts';
import { toText } from '../../../shared/domain/paper/text.ts';
import { bonPaperWords, reportWords, verificationWords, voucherWords } from '../../../shared/text/documents.ts';
import { dateText } from '../../../shared/text/format.ts';
import type { Bon } from '../bon/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Deposits } from '../cylinders/index.ts';
import type { Evidence, Verified } from '../evidence/index.ts';
import { SYSTEM_USER, type Ctx, type Handlers, type Kernel } from '../kernel/kernel.ts';
import { invalid, notFound, Refusal } from '../kernel/refusal.ts';
import { entryView } from '../ledger/index.ts';
import { loanPaymentSlipOf, loanPayoutSlipOf, type Loans } from '../loans/index.ts';
import { maskPhone, type Members } from '../members/index.ts';
import { labelsHtml, reportHtml, shuSlipHtml, shuStatementHtml, stripPage, toEscPos, verificationHtml, withPictures } from '../printing/index.ts';
import { isSigned, type Sales } from '../sales/index.ts';
import { savingsSlipOf, type Savings } from '../savings/index.ts';
import type { Shifts } from '../shifts/index.ts';
import type { Shu } from '../shu/index.ts';
import { labelsOf, type LabelRun } from '../stock/index.ts';
import type { Frame } from './frame.ts';
import { countRecordPaper, countSheetPaper } from './countPapers.ts';
import { journalParts } from './journalPaper.ts';
import { isListPaper } from './lists.ts';
import { isReportKind, type ReportPapers } from './reportPapers.ts';
import { isLoanPaper, loanPaper } from './loanPapers.ts';
import { Vouchers } from './vouchers.ts';

export { Frame } from './frame.ts';
export { Lists } from './lists.ts';
export { ReportExport } from './reportExport.ts';
export { ReportPapers } from './reportPapers.ts';

export type DocumentRooms = {
  readonly evidence: Evidence; readonly sales: Sales; readonly deposits: Deposits; readonly bon: Bon; readonly catalog: Catalog; readonly members: Members; readonly savings: Savings; readonly shifts: Shifts; readonly shu: Shu; readonly reports: ReportPapers;
  readonly loans: Loans;
  readonly loansOf: (memberRef: number, today: CalendarDate) => readonly { number: string; outstanding: number }[];
  readonly addressOf: (memberId: string) => string;
  /** What the closing of a month kept above and below its sheets; undefined while it is open, or was closed before that was kept. */
  readonly letterheadOf: (period: Month) => Letterhead | undefined;
};
type Sheet = { readonly kind: 'statement'; readonly paper: ShuStatementPaper } | { readonly kind: 'slip'; readonly paper: ShuSlipPaper } | { readonly kind: 'verification'; readonly paper: VerificationPaper } | { readonly kind: 'report'; readonly paper: ReportPaper };

/** Who may have a member's whole phone number on a reminder. */
const WHOLE_PHONE: ReadonlySet<string> = new Set(['bendahara', 'ketua']);

/** Asks for a verification of the books as they stand, instead of an earlier one. */
const NOW = 'sekarang';
const TEXT = 'text/plain; charset=utf-8';
const HTML = 'text/html; charset=utf-8';

function sheetHtml(sheet: Sheet): string {
  if (sheet.kind === 'verification') return verificationHtml(sheet.paper);
  if (sheet.kind === 'report') return reportHtml(sheet.paper);
  return sheet.kind === 'statement' ? shuStatementHtml(sheet.paper) : shuSlipHtml(sheet.paper);
}

function sheetLines(sheet: Sheet, columns: PaperColumns): PaperLine[] {
  if (sheet.kind === 'verification') return verificationLines(sheet.paper, columns);
  if (sheet.kind === 'report') return reportLines(sheet.paper, columns);
  return sheet.kind === 'statement' ? shuStatementLines(sheet.paper, columns) : shuSlipLines(sheet.paper, columns);
}

/** Every document as it would print: one set of lines or one sheet, in whatever format is asked. */
export class Documents {
  private readonly kernel: Kernel;
  private readonly rooms: DocumentRooms;
  private readonly vouchers: Vouchers;
  private readonly frame: Frame;

  constructor(kernel: Kernel, frame: Frame, rooms: DocumentRooms) {
    this.kernel = kernel;
    this.rooms = rooms;
    this.frame = frame;
    this.vouchers = new Vouchers(kernel, rooms.members);
  }

  handlers(): Handlers<'documents.render'> {
    return {
      'documents.render': ({ document, ref, format, columns }, ctx) => {
        const render = (of: string) => this.render(document, of, format, columns ?? this.columns(), ctx);
        return document === 'verification' && ref === NOW ? this.verifiedNow(ctx).then(render) : render(ref);
      },
    };
  }

  /** Verifies the books for a print; answers the ref of the result. */
  async verifiedNow(ctx?: Ctx): Promise<string> {
    this.refuseCashier(ctx);
    return (await this.rooms.evidence.verify(ctx?.user.name ?? SYSTEM_USER.name)).at;
  }

  /** Characters across the gerai's paper. */
  columns(): PaperColumns {
    return this.frame.layout().columns;
  }

  render(document: DocumentKind, ref: string, format: RenderFormat, columns: PaperColumns, ctx?: Ctx): Result<'documents.render'> {
    if (format === 'png' || format === 'pdf')
      throw new Refusal('STORAGE', 'Gambar dan PDF dibuat oleh jendela program. Buka program Gerai di layar, atau pakai format html, svg atau text.', { format });
    if (format === 'html' && document === 'labels') {
      const { sheet, labels } = this.labels(ref);
      return { mime: HTML, text: labelsHtml(labels, sheet) };
    }
    if (format === 'html' && SHEET_KINDS.has(document)) return { mime: HTML, text: sheetHtml(this.sheet(document, ref, ctx)) };
    const lines = this.strip(document, ref, columns, { copy: 0, drawer: false }, ctx);
    if (format === 'escpos') return { mime: 'application/vnd.escpos', base64: Buffer.from(this.escPos(lines, columns)).toString('base64') };
    if (format === 'svg') return { mime: 'image/svg+xml', text: toSvg(withPictures(lines), columns) };
    if (format === 'html') return { mime: HTML, text: stripPage(toSvg(withPictures(lines), columns)) };
    return { mime: TEXT, text: toText(lines, columns) };
  }

  /** The bytes a receipt printer gets; `copy` above 0 prints SALINAN. */
  bytes(document: DocumentKind, ref: string, copy: number, drawer: boolean): Uint8Array {
    const columns = this.columns();
    return this.escPos(this.strip(document, ref, columns, { copy, drawer }), columns);
  }

  private escPos(lines: readonly PaperLine[], columns: PaperColumns): Uint8Array {
    return toEscPos(lines, columns, this.frame.layout().compact === true ? 'compact' : 'normal');
  }

  /** A document's lines in the gerai's own layout. */
  private strip(document: DocumentKind, ref: string, columns: PaperColumns, { copy, drawer }: { readonly copy: number; readonly drawer: boolean }, ctx?: Ctx): PaperLine[] {
    const lines = this.lines(document, ref, columns, copy, drawer, ctx);
    return this.frame.layout().compact === true ? withoutBlanks(lines) : lines;
  }

  /** The page that tries a printer, as wide as the gerai's paper. */
  testPage(printer: string, openDrawer: boolean): { readonly lines: readonly PaperLine[]; readonly columns: PaperColumns } {
    const columns = this.columns();
    const { dateText: day, clockText } = this.frame.moment(this.kernel.now());
    return { lines: testPage({ cooperative: this.frame.head().name, printer, moment: `${day} ${clockText}`, openDrawer }, columns), columns };
  }

  /** The document's own number, by number or id. Throws NOT_FOUND, and whatever keeps the caller from reading it. */
  numberOf(document: DocumentKind, ref: string, ctx: Ctx): string {
    if (document === 'sale-receipt') return this.rooms.sales.get(ref, ctx, 'ref').number;
    if (document === 'return-slip') return this.rooms.sales.returnSlip(ref, ctx).number;
    if (document === 'bon-slip') return this.rooms.bon.slip(ref).number;
    if (document === 'bon-statement') {
      this.rooms.bon.paper(ref, ctx.today);
      return ref;
    }
    if (document === 'deposit-slip') return this.rooms.deposits.slip(ref).number;
    if (document === 'shift-report') return this.rooms.shifts.report(ref, ctx, 'ref').number;
    if (document === 'x-report') return this.rooms.shifts.xReport(ref, ctx).number;
    if (document === 'savings-slip') return this.savingsMove(ref).number;
    if (document === 'loan-slip') return (loanPayoutSlipOf(this.kernel.db, ref) ?? this.loanPayment(ref)).number;
    if (document === 'labels') {
      this.labels(ref);
      return ref;
    }
    if (document === 'voucher' || document === 'count-sheet' || document === 'berita-acara') return this.vouchers.of(ref).number;
    this.sheet(document, ref, ctx);
    return ref;
  }

  private lines(document: DocumentKind, ref: string, columns: PaperColumns, copy: number, drawer: boolean, ctx?: Ctx): PaperLine[] {
    switch (document) {
      case 'sale-receipt':
        return this.receiptLines(ref, columns, copy, drawer, ctx);
      case 'return-slip':
        return this.returnLines(ref, columns, copy, drawer, ctx);
      case 'bon-slip':
        return this.bonLines(ref, columns, copy);
      case 'bon-statement':
        return this.bonStatementLines(ref, columns, copy);
      case 'deposit-slip':
        return this.depositLines(ref, columns, copy, drawer);
      case 'savings-slip':
        return this.savingsLines(ref, columns, copy);
      case 'loan-slip':
        return this.loanLines(ref, columns, copy);
      case 'shift-report':
        return this.shiftLines(ref, columns, copy, ctx);
      case 'x-report':
        return this.xReportLines(ref, columns, copy, ctx);
      case 'labels':
        return labelLines(this.labels(ref).labels, columns);
      case 'count-sheet':
      case 'berita-acara':
      case 'voucher':
        return this.voucherLines(ref, columns, copy, drawer);
      case 'shu-statement':
      case 'shu-slip':
      case 'verification':
      case 'balance-sheet':
      case 'income-statement':
      case 'cash-flow':
      case 'equity-changes':
      case 'trial-balance':
      case 'member-benefit':
      case 'notes':
      case 'usp':
      case 'journal':
      case 'cash-book':
      case 'account-register':
      case 'budget':
      case 'comparison':
      case 'cylinder-sheet':
      case 'deposit-register':
      case 'collection-list':
      case 'member-register':
      case 'stock-value':
      case 'slow-goods':
      case 'landed-cost':
      case 'margins':
      case 'distribution':
      case 'loan-agreement':
      case 'loan-schedule':
      case 'reminder':
      case 'loan-aging':
      case 'loan-due':
      case 'loan-concentration':
        return sheetLines(this.sheet(document, ref, ctx), columns);
    }
  }

  private receiptLines(ref: string, columns: PaperColumns, copy: number, drawer: boolean, ctx?: Ctx): PaperLine[] {
    const sale = this.rooms.sales.get(ref, ctx, 'ref');
    const named = new Map(sale.lines.map(({ lineNo, name, unit }) => [lineNo, { name, unit }]));
    return saleReceipt(
      {
        head: this.frame.slipHead(), number: sale.number, ...this.frame.moment(sale.at), copy, cashier: sale.cashier, shiftNumber: sale.shiftNumber,
        member: sale.memberNo === null || sale.memberName === null ? null : { no: sale.memberNo, name: sale.memberName },
        buyerLast4: sale.buyerLast4,
        lines: sale.lines.map((line) => ({
          name: line.name, unit: line.unit, qty: line.qty, unitPrice: line.unitPrice, generalPrice: line.generalPrice, amount: line.amount + line.discount, discount: line.discount, het: line.het,
          subsidised: this.rooms.catalog.get(line.productId).subsidised === 1, cylinder: line.cylinder as 'tukar' | 'beli' | 'jaminan' | null, shell: line.shell, deposit: line.deposit, note: line.note,
          ...(line.pack === undefined ? {} : { pack: { name: line.pack.name, qty: line.pack.qty, unitPrice: line.pack.unitPrice, amount: timesPrice(parseQuantity(line.pack.qty), line.pack.unitPrice) } }),
        })),
        note: sale.note,
        total: sale.total, rounding: sale.rounding, payments: sale.payments, change: sale.change, replaces: sale.replaces, replacedBy: sale.replacedBy, signed: sale.payments.some(isSigned), openDrawer: drawer, undone: sale.voided !== null, code: this.frame.layout().code === true ? sale.number : undefined,
        returns: sale.returns.map(({ number, date, amount, lines }) => ({ number, dateText: dateText(date), amount, lines: lines.map(({ lineNo, qty }) => ({ name: '', unit: '', ...named.get(lineNo), qty })) })),
      },
      columns,
    );
  }

  private returnLines(ref: string, columns: PaperColumns, copy: number, drawer: boolean, ctx?: Ctx): PaperLine[] {
    const { at, saleNumber, saleDate, ...said } = this.rooms.sales.returnSlip(ref, ctx);
    return returnSlip({ head: this.frame.slipHead(), ...said, ...this.frame.moment(at), copy, sale: { number: saleNumber, dateText: dateText(saleDate) }, openDrawer: drawer }, columns);
  }

  private bonLines(ref: string, columns: PaperColumns, copy: number): PaperLine[] {
    const { at, date, nextDue, ...said } = this.rooms.bon.slip(ref);
    const recorded = this.frame.moment(at);
    const onItsDay = recorded.dateText === dateText(date);
    return bonSlip(
      { head: this.frame.slipHead(), ...said, dateText: dateText(date), clockText: onItsDay ? recorded.clockText : '', copy, undone: this.undone(said.number), nextDueText: nextDue === null ? null : dateText(nextDue), openDrawer: false },
      columns,
    );
  }

  private bonStatementLines(ref: string, columns: PaperColumns, copy: number): PaperLine[] {
    const { member, from, to, statement } = this.rooms.bon.paper(ref, this.kernel.today());
    const { opening, rows, closing, open, standing } = statement;
    return bonStatement(
      {
        head: this.frame.slipHead(), copy, memberNo: member.no, memberName: member.name, spanText: bonPaperWords.span(dateText(from), dateText(to)), opening, closing, credit: to < this.kernel.today() ? null : { limit: standing.limit, left: standing.left },
        rows: rows.map((row) => ({ dateText: dateText(row.date), number: row.number, amount: row.debit - row.credit })),
        open: open.map((bon) => ({ number: bon.number, dueText: dateText(bon.due), outstanding: bon.outstanding, late: bon.daysLate > 0 })),
      },
      columns,
    );
  }

  private depositLines(ref: string, columns: PaperColumns, copy: number, drawer: boolean): PaperLine[] {
    const { at, date: _day, settled, ...said } = this.rooms.deposits.slip(ref);
    return depositSlip(
      { head: this.frame.slipHead(), ...said, ...this.frame.moment(at), copy, settled: settled.map((each) => ({ ...each, dateText: dateText(each.date) })), openDrawer: drawer, undone: settled.some((each) => each.kind === 'batal') },
      columns,
    );
  }

  private labels(ref: string): LabelRun {
    return labelsOf(this.kernel.db, this.rooms.catalog, ref);
  }

  /** Whether a document’s entry has been reversed since: its paper says so. */
  private undone(number: string): boolean {
    return this.kernel.db.sql('SELECT 1 FROM document d JOIN entry e ON e.document_seq = d.seq JOIN entry b ON b.reverses_seq = e.seq WHERE d.number = ?').get(number) !== undefined;
  }

  private savingsLines(ref: string, columns: PaperColumns, copy: number): PaperLine[] {
    const move = this.savingsMove(ref);
    const member = this.rooms.members.byRef(move.memberRef);
    return savingsSlip(
      {
        head: this.frame.slipHead(), number: move.number, ...this.frame.moment(move.at), copy, officer: move.officer, memberNo: member.no, memberName: member.name, via: move.via, openDrawer: false, undone: this.undone(move.number),
        direction: move.amount > 0 ? 'setor' : 'tarik', savings: move.kind, amount: Math.abs(move.amount), balance: move.balance,
      },
      columns,
    );
  }

  private loanLines(ref: string, columns: PaperColumns, copy: number): PaperLine[] {
    const payout = loanPayoutSlipOf(this.kernel.db, ref);
    if (payout !== undefined) {
      const { at, memberRef, due, amount, ...said } = payout;
      const member = this.rooms.members.byRef(memberRef);
      return loanSlip(
        { event: 'pencairan', undone: this.undone(said.number), head: this.frame.slipHead(), ...said, ...this.frame.moment(at), copy, memberNo: member.no, memberName: member.name, openDrawer: false, next: { dateText: dateText(due), amount } },
        columns,
      );
    }
    const payment = this.loanPayment(ref);
    const member = this.rooms.members.byRef(payment.memberRef);
    return loanSlip(
      {
        event: 'angsuran', head: this.frame.slipHead(), number: payment.number, ...this.frame.moment(payment.at), copy, officer: payment.officer, memberNo: member.no, memberName: member.name, via: payment.via, openDrawer: false, undone: this.undone(payment.number),
        loanNumber: payment.loanNumber, amount: payment.penalty + payment.interest + payment.principal, penalty: payment.penalty, interest: payment.interest, principal: payment.principal, outstanding: payment.outstanding,
      },
      columns,
    );
  }

  private voucherLines(ref: string, columns: PaperColumns, copy: number, drawer: boolean): PaperLine[] {
    const { date, at, onItsDay, ...said } = this.vouchers.of(ref);
    const recorded = this.frame.moment(at);
    const lines = voucher(
      { head: this.frame.slipHead(), ...said, dateText: dateText(date), clockText: onItsDay ? recorded.clockText : '', copy, undone: this.undone(said.number), recorded: onItsDay ? null : voucherWords.recorded(`${recorded.dateText} ${recorded.clockText}`) },
      columns,
    );
    return drawer ? [DRAWER, ...lines] : lines;
  }

  private shiftLines(ref: string, columns: PaperColumns, copy: number, ctx?: Ctx): PaperLine[] {
    const { openedAt, closedAt, rows, tenders, closingNumber, receivedBy, shiftId: _id, xReports: _looks, ...said } = this.rooms.shifts.report(ref, ctx, 'ref');
    const opened = this.frame.moment(openedAt);
    return shiftReport(
      {
        head: this.frame.head(), ...said, dateText: opened.dateText, openedText: opened.clockText, closedText: closedAt === null ? null : this.frame.moment(closedAt).clockText, cash: rows.map((row) => ({ label: row.kind, amount: row.amount })), other: tenders,
        closing: closingNumber, receiver: receivedBy ?? undefined, copy, chain: this.rooms.evidence.headAtClose(said.number),
      },
      columns,
    );
  }

  private xReportLines(ref: string, columns: PaperColumns, copy: number, ctx?: Ctx): PaperLine[] {
    const { openedAt, at, rows, tenders, number, shift, ...said } = this.rooms.shifts.xReport(ref, ctx);
    const opened = this.frame.moment(openedAt);
    const made = this.frame.moment(at);
    return shiftReport(
      {
        head: this.frame.head(), ...said, number: shift, xNumber: number, dateText: opened.dateText, openedText: opened.clockText, closedText: made.dateText === opened.dateText ? made.clockText : `${made.dateText} ${made.clockText}`,
        cash: rows.map((row) => ({ label: row.kind, amount: row.amount })), other: tenders, counted: null, difference: null, reason: null, handedOver: null, left: null, closing: null, takenFrom: null, copy, chain: null,
      },
      columns,
    );
  }

  /** An A4 sheet: `ref` is a month or months, for a member's slip MONTH/MEMBERNO, for a verification its moment. */
  private sheet(document: DocumentKind, ref: string, ctx?: Ctx): Sheet {
    if (document === 'distribution' || document === 'loan-aging' || document === 'loan-concentration' || document === 'loan-agreement') this.refuseCashier(ctx);
    if (document === 'journal') return { kind: 'report', paper: this.journalPaper(ref) };
    if (isReportKind(document) || isListPaper(document)) return { kind: 'report', paper: this.frame.paper(this.rooms.reports.body(document, ref)) };
    if (isLoanPaper(document)) return { kind: 'report', paper: loanPaper(document, { loans: this.rooms.loans, frame: this.frame, today: this.kernel.today(), addressOf: this.rooms.addressOf, phoneOf: (id) => this.phoneOf(id, ctx) }, ref) };
    if (document === 'count-sheet') return { kind: 'report', paper: countSheetPaper(this.kernel.db, this.frame, ref) };
    this.refuseCashier(ctx);
    if (document === 'berita-acara') return { kind: 'report', paper: countRecordPaper(this.kernel.db, this.frame, ref) };
    if (document === 'verification') return { kind: 'verification', paper: this.verificationPaper(ref) };
    const [period = '', memberNo] = ref.split('/');
    if (!isMonth(period) || (document === 'shu-slip') !== (memberNo !== undefined))
      throw invalid('ref', document === 'shu-slip' ? 'isi bulan dan nomor anggota, misalnya 2026-10/A-0001' : 'isi bulan, misalnya 2026-10');
    const paper = this.statementPaper(period);
    if (document === 'shu-statement' || memberNo === undefined) return { kind: 'statement', paper };
    const row = paper.statement.members.find((member) => member.memberNo === memberNo);
    if (row === undefined) throw notFound(`Anggota ${memberNo}`, 'ref');
    const { details } = this.rooms.shu.memberPaper(period, row.memberId);
    const member = this.rooms.members.get(row.memberId);
    const slip = shuSlipOf(paper, memberNo, {
      joinedOn: details.joinedOn, trade: details.trade, address: this.rooms.addressOf(row.memberId), position: { savings: details.savings, loans: this.rooms.loansOf(member.ref, this.kernel.today()) },
    });
    if (slip === null) throw notFound(`Anggota ${memberNo}`, 'ref');
    return { kind: 'slip', paper: slip };
  }

  /** A member's phone: whole for the office that asks for what is owed, in part for everybody else. */
  private phoneOf(memberId: string, ctx: Ctx | undefined): string {
    const phone = this.kernel.db.sql<{ phone: string }>('SELECT phone FROM member WHERE id = ?').get(memberId)?.phone ?? '';
    return ctx === undefined || WHOLE_PHONE.has(ctx.user.role) ? phone : maskPhone(phone);
  }

  private refuseCashier(ctx: Ctx | undefined): void {
    if (ctx?.user.role === 'kasir') throw new Refusal('FORBIDDEN', 'Bukan tugas peran ini. Laporan ini dibuka oleh bendahara, ketua atau pengawas.', {});
  }

  private verificationPaper(at: string): VerificationPaper {
    const verified: Verified | undefined = this.rooms.evidence.verificationAt(at);
    if (verified === undefined) throw new Refusal('NOT_FOUND', verificationWords.gone, { field: 'ref' });
    const { ok, checks, head, by } = verified;
    return {
      head: this.frame.head(), ok, checks, by, at: this.frame.paperMoment(at),
      chain: head === undefined ? null : { count: head.entries, hash: head.hash }, audit: head === undefined ? null : { count: head.audits, hash: head.auditHash },
      signers: { treasurer: this.frame.signer('bendahara'), supervisor: this.frame.signer('pengawas') },
    };
  }

  /** The voucher of an entry bears the chain as that entry left it. */
  private journalPaper(ref: string): ReportPaper {
    const { db } = this.kernel;
    const memberByRef = (member: number) => this.rooms.members.byRef(member);
    const entry = entryView(db, 'number', ref, memberByRef) ?? entryView(db, 'id', ref, memberByRef);
    if (entry === null) throw notFound('Jurnal', 'ref');
    const count = db.sql<{ seq: number }>('SELECT seq FROM entry WHERE id = ?').get(entry.entryId)?.seq ?? 0;
    const { journal } = reportWords;
    const locked = this.frame.lockedAt(entry.period);
    return {
      head: this.frame.head(), title: journal.title, subtitle: journal.subtitle(entry.number, entry.date), parts: journalParts(entry), period: entry.period, state: locked === null ? 'open' : 'closed', locked, chain: { count, hash: entry.hash },
      printed: this.frame.paperMoment(this.kernel.now()), signers: [[journal.made, entry.postedBy], [journal.checked, this.frame.signer('bendahara')], [journal.agreed, this.frame.signer('ketua')]],
    };
  }

  /** A closed month keeps above and below it what its closing kept. */
  private statementPaper(period: Month): ShuStatementPaper {
    const { head, signers: [treasurer, chair, supervisor] } = this.rooms.letterheadOf(period) ?? this.frame.letterhead();
    return {
      head, statement: this.rooms.shu.statement(period), printed: this.frame.paperMoment(this.kernel.now()), locked: this.frame.lockedAt(period),
      signers: { treasurer: treasurer?.[1] ?? null, chair: chair?.[1] ?? null, supervisor: supervisor?.[1] ?? null },
    };
  }

  private savingsMove(ref: string) {
    const move = savingsSlipOf(this.kernel.db, ref);
    if (move === undefined) throw notFound('Bukti simpanan', 'ref');
    return move;
  }

  private loanPayment(ref: string) {
    const payment = loanPaymentSlipOf(this.kernel.db, ref);
    if (payment === undefined) throw notFound('Bukti angsuran', 'ref');
    return payment;
  }

}