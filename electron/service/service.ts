import type { Args, Result } from '../../shared/contract/index.ts';
import type { DocumentKind, RenderFormat } from '../../shared/contract/paper.ts';
import type { Unit } from '../../shared/contract/values.ts';
import { monthOf } from '../../shared/domain/dates.ts';
import type { PaperColumns } from '../../shared/domain/paper/lines.ts';
import type { Event, Reply, Request } from '../../shared/contract/host.ts';
import { Assets, borrowedOn } from './assets/index.ts';
import { BankLoans } from './bankloans/index.ts';
import { Bon } from './bon/index.ts';
import { budgetHandlers, budgetReport } from './budget/index.ts';
import { Bank } from './bank/index.ts';
import { Cash, cashBook } from './cash/index.ts';
import { Catalog, shelfHandlers } from './catalog/index.ts';
import { CHECKS, controlFigures } from './checks.ts';
import { Consignment, Shares } from './consignment/index.ts';
import { CylinderBook, Cylinders, Deposits, Upkeep } from './cylinders/index.ts';
import { displayHandlers } from './display/index.ts';
import { Documents, Frame, Lists, ReportExport, ReportPapers } from './documents/index.ts';
import { Evidence } from './evidence/index.ts';
import { systemClock, type Clock } from './kernel/clock.ts';
import { openForReading, openForWriting } from './kernel/database.ts';
import { Kernel, type Handlers, type KernelOptions, type WriteCtx } from './kernel/kernel.ts';
import { prepareInPauses, type Prepared } from './kernel/prepared.ts';
import { Router } from './kernel/router.ts';
import { Sessions } from './kernel/sessions.ts';
import { GoodsReports } from './goodsreports/index.ts';
import { Interest } from './interest/index.ts';
import { Journals } from './journals/index.ts';
import { countLines, Ledger, ledgerHandlers, Manual, register, trialBalance } from './ledger/index.ts';
import { heldUntil, leaverDue, Leaving } from './leaving/index.ts';
import { Loans } from './loans/index.ts';
import { Members, registerOn } from './members/index.ts';
import { People } from './people/index.ts';
import { Periods } from './periods/index.ts';
import { PrinterTrial, PrintQueue } from './printing/index.ts';
import { Purchasing } from './purchasing/index.ts';
import { compareSpans, Reports, reportsHandlers, Statements, uspStatements, type Span } from './reports/index.ts';
import { Reversals } from './reversals/index.ts';
import { Sales } from './sales/index.ts';
import { Savings } from './savings/index.ts';
import { DEFAULT_SETTINGS, SettingsRoom } from './settings/index.ts';
import { Shifts } from './shifts/index.ts';
import { Shu, shuHandlers } from './shu/index.ts';
import { Stock } from './stock/index.ts';
import { System } from './system/index.ts';
import { Tax } from './tax/index.ts';

/** The ledger service on one open file: answers requests, tells events, and nothing else. */
export type Service = {
  handle(request: Request): Reply | Promise<Reply>;
  onEvent(listener: (event: Event) => void): void;
  /** Takes up print jobs that an earlier run left waiting. */
  resumePrinting(): void;
  /** Makes what the first search needs, in the pauses between requests. */
  prepare(): Promise<void>;
  /** Resolves when no print job is on its way any more. */
  idle(): Promise<void>;
  close(): void;
};

export type ServiceOptions = {
  readonly file: string;
  readonly migrationsFolder: string;
  readonly clock: Clock;
  readonly kernel?: KernelOptions;
  /** A file that is thrown away unless it becomes whole: it waits for no disk until it is closed. */
  readonly draft?: boolean;
};

type Rooms = { readonly handlers: Handlers; readonly documents: Documents; readonly reportExport: ReportExport; readonly printer: PrintQueue; readonly slow: readonly Prepared<unknown>[] };

/** Builds every room on one kernel and makes them known to each other. */
function buildRooms(kernel: Kernel, sessions: Sessions, migrationsFolder: string): Rooms {
  kernel.settings.fallBackTo(DEFAULT_SETTINGS);
  const ledger = new Ledger(kernel);
  const people = new People(kernel, sessions);
  const settings = new SettingsRoom(kernel, ledger);
  const shifts = new Shifts(kernel, ledger);
  const system = new System(kernel, ledger, people, shifts);
  const members = new Members(kernel);
  const savings = new Savings(kernel, ledger, members, shifts);
  const loans = new Loans({ kernel, ledger, members, savings, cash: shifts, related: (memberRef, on) => members.isRelated(memberRef, on) || people.holdsOffice(memberRef) });
  savings.connect(loans.debits());
  const catalog = new Catalog(kernel);
  const cylinders = new Cylinders(kernel, ledger, shifts);
  const upkeep = new Upkeep(kernel, ledger, { cylinders, cash: shifts });
  const cylinderBook = new CylinderBook(kernel, ledger, cylinders);
  const stock = new Stock(kernel, ledger, catalog, cylinders);
  const purchasing = new Purchasing(kernel, ledger, { catalog, stock, cylinders, cash: shifts });
  const shares = new Shares(kernel.db);
  const consignment = new Consignment(kernel, ledger, { catalog, stock, members, savings, cash: shifts, shares });
  const printer = new PrintQueue(kernel);
  const cash = new Cash(kernel, ledger);
  const bon = new Bon(kernel, ledger, members, shifts);
  const deposits = new Deposits(kernel, ledger, { cylinders, members, cash: shifts, bon, printer });
  const sales = new Sales(kernel, ledger, { catalog, stock, cylinders, shifts, members, savings, bon, qris: cash.qris, shares, printer });
  const assets = new Assets(kernel, ledger, shifts);
  const bankLoans = new BankLoans(kernel, ledger, shifts);
  const interest = new Interest(kernel, ledger, { members, savings, cash: shifts });
  const tax = new Tax(kernel, ledger, shifts);
  const journals = new Journals(kernel, ledger, (id, field) => members.get(id, field));
  const bank = new Bank(kernel, ledger, new Manual(kernel, ledger, (id, field) => members.get(id, field)));
  const reports = new Reports(kernel, ledger);
  const shu = new Shu(
    kernel, ledger, reports,
    {
      members: () => members.eachEver(),
      monthEnds: (kinds, months) => savings.monthEnds(kinds, months[0] ?? monthOf(kernel.today()), months.at(-1) ?? monthOf(kernel.today())),
      trade: (from, to) => members.tradeOfAll(from, to),
      savingsAt: (memberRef, asOf) => savings.balances(memberRef, asOf),
    },
    { periodClosed: (period) => ledger.periodClosed(period), yearStatus: (year) => (ledger.periodClosed(`${year}-13`) ? 'menunggu-rat' : 'berjalan') },
  );
  const leaving = new Leaving(kernel, ledger, {
    members, savings, cash: shifts,
    holders: {
      loans: {
        open: (ref, on) => loans.openOf(ref, on).map(({ loanId, number, payoff }) => ({ ref: loanId, number, amount: payoff })),
        asked: (ref) => loans.askedOf(ref),
        settle: (ctx, ref, from) => loans.settleFromSavings(ctx, ref, from),
      },
      bon: { open: (ref) => bon.openOf(ref), settle: (ctx, member, from) => bon.settleAll(ctx, member, from) },
      guarantees: (ref) => loans.guaranteesOf(ref).map(({ number }) => number),
      cylinders: ({ id }) => deposits.list({ memberId: id, open: true }).rows.map(({ depositId }) => depositId),
      terms: (ref) => heldUntil(kernel.db, ref),
    },
  });
  const reversals = new Reversals(kernel, ledger, {
    cash: shifts, members,
    kinds: { ...savings.reversibles(), ...interest.reversibles(), ...loans.reversibles(), ...purchasing.reversibles(), ...assets.reversibles(), ...bankLoans.reversibles(), ...tax.reversibles(), ...cash.reversibles(), ...bon.reversibles(), ...bank.reversibles(), ...upkeep.reversibles(), ...consignment.reversibles(), ...leaving.reversibles() },
  });
  const evidence = new Evidence(kernel, { migrationsFolder, checks: CHECKS });
  const frame = new Frame(kernel, system);
  const periods = new Periods(kernel, ledger, {
    openShifts: (on) => shifts.openOn(on),
    controls: () => controlFigures(kernel.db),
    controlsOn: (day) => [purchasing.advancesOn(day), { accounts: ['1-1220'], amount: cash.qris.waiting(day).amount }],
    negativeStock: () => stock.negative(),
    lastCount: (upTo) => stock.lastCount(upTo),
    openCounts: (upTo) => stock.sheets.open(upTo),
    behindOnWajib: (period, since) => savings.behindOnWajib(period, since),
    unbilledWajib: (period) => savings.unbilledWajib(period),
    qrisWaiting: (asOf) => cash.qris.waiting(asOf),
    qrisDays: (on) => kernel.settings.at('qris.settleDays', on).days,
    tax: (period) => tax.status(period),
    interest: (period) => interest.status(period),
    depreciation: (period) => assets.depreciationDue(period),
    assetRegister: (asOf) => assets.registerOn(asOf),
    bankLoans: (asOf) => bankLoans.list(asOf),
    recurring: (period) => journals.proposals(period).filter((proposal) => proposal.entry === undefined).map(({ item, date }) => ({ name: item.name, date })),
  }, {
    balanceSheet: (args) => reports.balanceSheet(args),
    incomeStatement: (args) => reports.incomeStatement(args),
    cashFlow: (args) => reports.cashFlow(args),
    equityChanges: (args) => reports.equityChanges(args),
    trialBalance: (args) => trialBalance(ledger, args),
    memberBenefit: (span) => reports.memberBenefit(span),
    notes: (span) => reports.notes(span),
    usp: (year, quarter) => uspStatements(reports, year, quarter),
    letterhead: () => frame.letterhead(),
  });
  const statements = new Statements({
    reports, issued: (period) => periods.issued(period), closed: (period) => periods.closed(period), trialBalance: ({ from, to }) => trialBalance(ledger, { asOf: to, from }),
    firstEntry: () => kernel.db.sql<{ first: string | null }>('SELECT min(on_date) AS first FROM entry').get()?.first ?? null,
  });
  const unitTrialBalance = ({ from, to }: Span, unit: Unit) => trialBalance(ledger, { asOf: to, from, unit });
  const goodsReports = new GoodsReports(kernel, ledger, catalog, members);
  const lists = new Lists({
    limits: () => kernel.settings.at('reports.limits', kernel.today()), countLines: (account, span, most) => countLines(kernel.db, ledger.account(account), span, most), accountName: (code) => ledger.account(code).name,
    cashBook: (args) => cashBook(kernel.db, ledger, args), register: (args) => register(kernel.db, ledger, args), budget: (args) => budgetReport(kernel, ledger, args), compare: (args) => compareSpans(reports, args),
    shu: (period) => shu.statement(period), cylinders: (asOf) => cylinderBook.reconcile(asOf), deposits: (asOf) => deposits.list({ asOf }), memberRegister: (asOf) => registerOn(kernel.db, asOf), collection: (period, rt) => savings.dues.collection(period, { rt, text: undefined, limit: Number.MAX_SAFE_INTEGER, cursor: undefined }), stockValue: (args) => goodsReports.stockValue(args), slowGoods: (args) => goodsReports.slowGoods(args), landedCost: (args) => goodsReports.landedCost(args),
    margins: (args) => goodsReports.margins(args), distribution: (args) => goodsReports.distribution(args), loanAging: (asOf) => loans.aging(asOf), loansDue: (span) => loans.dueList(span.from, span.to, kernel.today()), loanConcentration: (asOf) => loans.concentration(asOf),
  });
  const reportPapers = new ReportPapers({ statements, lists, today: () => kernel.today(), trialBalance: unitTrialBalance });
  const documents = new Documents(kernel, frame, { reports: reportPapers, evidence, sales, deposits, bon, catalog, members, savings, shifts, shu, loans, loansOf: (ref, today) => loans.running(ref, today), addressOf: (id) => members.addressOf(id), letterheadOf: (period) => periods.issued(period)?.statements.letterhead });

  const reportExport = new ReportExport({ statements, lists, frame, trialBalance: unitTrialBalance });

  reports.connect({
    shuToMembers: (period) => shu.toMembers(period),
    cooperative: () => system.profile(),
    membersOn: (day) => members.countOn(day),
    borrowedOn: (day) => borrowedOn(kernel.db, day).filter((asset) => asset.returnedOn === null),
  });

  catalog.connect((ref) => stock.onHand(ref).qty);
  const printShift = (ctx: WriteCtx, number: string): void => printer.enqueue(ctx, 'shift-report', number, { drawer: false });
  shifts.connect({ onClosed: printShift, onTakenOver: printShift, onXReport: (ctx, number) => printer.enqueue(ctx, 'x-report', number, { drawer: false }), handBasket: (ctx, receiver) => sales.handBasket(ctx, receiver), openDrawer: (ctx, number) => printer.enqueue(ctx, 'voucher', number, { drawer: true }), salesOf: (seq) => sales.ofShift(seq) });
  printer.connect(documents);
  const trial = new PrinterTrial(kernel, printer, (name, drawer) => documents.testPage(name, drawer));
  people.connect((userRef) => shifts.openOf(userRef)?.number);

  const handlers: Handlers = {
    ...system.handlers(),
    ...evidence.handlers(),
    ...displayHandlers(kernel, () => system.profile(), catalog),
    ...people.handlers(),
    ...settings.handlers(),
    ...members.handlers({ savings: (ref) => savings.balances(ref), loans: (ref, today) => loans.running(ref, today), bon: (ref, today) => bon.standing(ref, today), leaverDue: (ref) => leaverDue(kernel.db, ref) }),
    ...leaving.handlers(),
    ...savings.handlers(),
    ...interest.handlers(),
    ...loans.handlers(),
    ...catalog.handlers(),
    ...shelfHandlers(kernel, catalog),
    ...purchasing.handlers(),
    ...goodsReports.handlers(),
    ...stock.handlers(),
    ...cylinders.handlers(),
    ...upkeep.handlers(),
    ...cylinderBook.handlers(),
    ...consignment.handlers(),
    ...deposits.handlers(),
    ...shifts.handlers(),
    ...sales.handlers(),
    ...bon.handlers(),
    ...cash.handlers(),
    ...bank.handlers(),
    ...ledgerHandlers(kernel, ledger, { member: (id, field) => members.get(id, field), memberByRef: (ref) => members.byRef(ref), recurringOn: (account) => journals.uses(account) }),
    ...journals.handlers(),
    ...budgetHandlers(kernel, ledger),
    ...periods.handlers(),
    ...assets.handlers(),
    ...bankLoans.handlers(),
    ...tax.handlers(),
    ...reversals.handlers(),
    ...reportsHandlers(reports),
    'reports.export': (args, ctx) => reportExport.write(args, ctx),
    ...shuHandlers(shu, (id) => members.get(id)),
    ...documents.handlers(),
    ...printer.handlers(),
    ...trial.handlers(),
  };
  return { handlers, documents, printer, reportExport, slow: [catalog.index, members.directory.index] };
}

/** Opens a file as its one writer and builds the rooms on it. Throws a Refusal when the file cannot be opened. */
export function openService(options: ServiceOptions): Service {
  const db = openForWriting(options.file, options.migrationsFolder, { draft: options.draft ?? false });
  try {
    const kernel = new Kernel(db, options.clock, options.kernel);
    const sessions = new Sessions(kernel);
    const { handlers, printer, slow } = buildRooms(kernel, sessions, options.migrationsFolder);
    const router = new Router(kernel, sessions, handlers);
    let closed = false;
    return {
      handle: (request) => router.handle(request),
      onEvent: (listener) => kernel.onEvent(listener),
      resumePrinting: () => {
        if (kernel.initialised) printer.resume();
      },
      prepare: () => prepareInPauses(slow, () => closed),
      idle: () => printer.idle(),
      close: () => {
        closed = true;
        router.stop();
        printer.stop();
        db.close();
      },
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

export type RenderRequest = { readonly document: DocumentKind; readonly ref: string; readonly format: RenderFormat; readonly columns?: PaperColumns };

/** Renders a document of a file read-only, beside its writer if there is one; a verification is made anew. */
export async function renderFrom(file: string, migrationsFolder: string, request: RenderRequest): Promise<Result<'documents.render'>> {
  const db = openForReading(file, migrationsFolder);
  try {
    const kernel = new Kernel(db, systemClock());
    const { documents } = buildRooms(kernel, new Sessions(kernel), migrationsFolder);
    const ref = request.document === 'verification' ? await documents.verifiedNow() : request.ref;
    return documents.render(request.document, ref, request.format, request.columns ?? documents.columns());
  } finally {
    db.close();
  }
}

/** Writes a report of a file read-only, beside its writer if there is one. */
export async function exportFrom(file: string, migrationsFolder: string, wanted: Args<'reports.export'>): Promise<Result<'reports.export'>> {
  const db = openForReading(file, migrationsFolder);
  try {
    const kernel = new Kernel(db, systemClock());
    return await buildRooms(kernel, new Sessions(kernel), migrationsFolder).reportExport.write(wanted);
  } finally {
    db.close();
  }
}
