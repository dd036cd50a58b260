import { businessDate } from '../../../shared/domain/dates.ts';
import type { AdjustReason } from '../../../shared/contract/stockroom.ts';
import type { VoucherData, VoucherGroup, VoucherItem } from '../../../shared/domain/paper/voucher.ts';
import { billingPaper } from '../../../shared/text/collecting.ts';
import { consignmentWords as consigned } from '../../../shared/text/consignment.ts';
import { cylinderBook as cylinderWords } from '../../../shared/text/cylinderBook.ts';
import { loanWords, voucherWords as words } from '../../../shared/text/documents.ts';
import { dateText, monthText, number, percentText, qtyText } from '../../../shared/text/format.ts';
import { exitPaper } from '../../../shared/text/leaving.ts';
import { transferPaper } from '../../../shared/text/savingsRules.ts';
import { adjustNames } from '../../../shared/text/stock.ts';
import { unitNames } from '../../../shared/text/statements.ts';
import { acquiredBy, disposedBy, type AssetNote } from '../assets/index.ts';
import { consignmentNoteOf } from '../consignment/index.ts';
import { cylinderNoteOf } from '../cylinders/index.ts';
import type { Kernel } from '../kernel/kernel.ts';
import { notFound } from '../kernel/refusal.ts';
import { entryView, type EntryView } from '../ledger/index.ts';
import { loanAskedBy } from '../loans/index.ts';
import type { Members } from '../members/index.ts';
import { deliveryChangeOf, paidDeliveriesOf, paidSupplierOf } from '../purchasing/index.ts';
import { adjustedLinesOf, blankSheetOf, countRecordOf } from '../stock/index.ts';
import { deliveryPaper, orderPaper, shipmentPaper } from './purchasePapers.ts';
import { fact, titleOf, total, whole, type Body, type Fact } from './voucherParts.ts';

type Document = { readonly seq: number; readonly kind: string; readonly number: string; readonly date: string; readonly at: string; readonly officer: string; readonly memberRef: number | null; readonly amounts: string; readonly refs: string };
/** Documents that are a payment by themselves, and the way the money goes. */
const CASH: Readonly<Record<string, 'masuk' | 'keluar'>> = { KM: 'masuk', KK: 'keluar', UM: 'keluar', BP: 'keluar', CB: 'masuk', AB: 'keluar', SF: 'keluar', SB: 'keluar', BB: 'masuk', BT: 'keluar', BG: 'keluar', PK: 'keluar' };

/** The paper of every document that has none of its own, as the rows froze it; names are today’s. */
export class Vouchers {
  private readonly kernel: Kernel;
  private readonly members: Members;

  constructor(kernel: Kernel, members: Members) {
    this.kernel = kernel;
    this.members = members;
  }

  /** What a document's paper says beside head, moment and copy, by number or id. Throws NOT_FOUND. */
  of(ref: string): Omit<VoucherData, 'head' | 'dateText' | 'clockText' | 'copy' | 'recorded'> & { readonly date: string; readonly at: string; readonly onItsDay: boolean } {
    const { db, timezone } = this.kernel;
    const document = db
      .sql<Document>('SELECT d.seq, d.kind, d.number, d.on_date AS date, d.at, u.name AS officer, d.member_ref AS memberRef, d.amounts, d.refs FROM document d JOIN user u ON u.ref = d.user_ref WHERE d.number = ? OR d.id = ?')
      .get(ref, ref);
    if (document === undefined) throw notFound('Dokumen', 'ref');
    const entryNumber = db.sql<{ number: string }>('SELECT number FROM entry WHERE document_seq = ? ORDER BY seq LIMIT 1').get(document.seq)?.number ?? null;
    const entry = entryNumber === null ? null : entryView(db, 'number', entryNumber, (member) => this.members.byRef(member));
    return { ...this.body(document, entry), number: document.number, officer: document.officer, entryNumber, date: document.date, at: document.at, onItsDay: businessDate(Date.parse(document.at), timezone) === document.date };
  }

  private body(document: Document, entry: EntryView | null): Body {
    switch (document.kind) {
      case 'PB':
        return orderPaper(this.kernel.db, document.seq);
      case 'DP':
        return shipmentPaper(this.kernel.db, document.seq);
      case 'TB':
        return deliveryPaper(this.kernel.db, document.seq);
      case 'RB':
      case 'KH':
        return this.deliveryChange(document, entry);
      case 'OP':
        return this.count(document, entry);
      case 'LH':
        return this.countSheet(document);
      case 'KS':
      case 'KP':
        return this.adjustment(document);
      case 'MT':
      case 'HT':
      case 'OT':
        return this.cylinders(document);
      case 'TK':
      case 'TP':
      case 'BK':
        return this.consigned(document);
      case 'AK':
        return this.exit(document);
      case 'AT':
        return this.acquisition(document);
      case 'LA':
        return this.disposal(document);
      case 'PP':
        return this.application(document);
      case 'SP':
        return this.savingsTransfer(document);
      case 'TW':
        return this.billing(document);
      case 'PD':
        return this.transfer(document);
      default:
        return CASH[document.kind] === undefined ? this.journal(document, entry) : this.cash(document, entry, CASH[document.kind] ?? 'keluar');
    }
  }

  private deliveryChange({ seq, kind }: Document, entry: EntryView | null): Body {
    const change = deliveryChangeOf(this.kernel.db, seq);
    if (change === undefined) throw notFound('Perubahan kiriman', 'ref');
    const items = change.lines.map(({ name, unit, qty, amount }): VoucherItem => ({ label: name, amount, signed: qty === 0, notes: qty === 0 ? [] : [words.goodsQty(qtyText(qty), unit)] }));
    return {
      title: titleOf(kind), facts: [...fact(words.supplier, change.supplier), ...fact(words.delivery, change.deliveryNo), ...fact(words.receipt, change.receiptNumber), ...fact(words.memo, entry?.memo)], groups: [{ title: null, items }],
      totals: [
        whole(words.sum, change.lines.reduce((sum, line) => sum + line.amount, 0)),
        ...(change.payable === 0 ? [] : [total(change.payable < 0 ? words.debtLess : words.debtMore, Math.abs(change.payable))]), ...(change.advance === 0 ? [] : [total(words.prepaid, change.advance)]),
      ],
      inWords: null, signers: kind === 'RB' ? words.signers.transfer : words.signers.book,
    };
  }

  private count({ number }: Document, entry: EntryView | null): Body {
    const record = countRecordOf(this.kernel.db, number);
    if (record === undefined) throw notFound('Hitung stok', 'ref');
    const items = record.lines.map(({ name, unit, book, counted, value, reason }): VoucherItem => ({
      label: name, amount: value, signed: true, notes: [words.counted(qtyText(book), qtyText(counted), signedQty(counted - book), unit), ...(reason === null ? [] : [reason])],
    }));
    return {
      title: titleOf('OP'),
      facts: [...fact(words.memo, entry?.memo ?? record.reason), ...fact(words.countSheet, record.sheet), ...fact(words.countedBy, record.counters.join(', ')), ...fact(words.agreedBy, record.agreedBy)],
      groups: [{ title: null, items }], totals: [whole(words.variance, record.lines.reduce((sum, line) => sum + line.value, 0))], inWords: null, signers: words.signers.count,
    };
  }

  /** Goods to be counted, with a place to write what was found: never what the book has. */
  private countSheet({ number }: Document): Body {
    const sheet = blankSheetOf(this.kernel.db, number);
    if (sheet === undefined) throw notFound('Lembar hitung', 'ref');
    const places = [...new Set(sheet.lines.map(({ place }) => place))];
    return {
      title: titleOf('LH'), facts: [...fact(words.countSheet, sheet.name), ...fact(words.place, sheet.place), ...fact(words.category, sheet.category)],
      groups: places.map((place): VoucherGroup => ({ title: place, items: sheet.lines.filter((line) => line.place === place).map(({ name, unit }): VoucherItem => ({ label: name, amount: null, notes: [words.toCount(unit)] })) })),
      totals: [], inWords: null, signers: words.signers.count,
    };
  }

  private adjustment({ seq, kind, refs }: Document): Body {
    const { adjusted, note } = JSON.parse(refs) as { adjusted?: AdjustReason; note?: string };
    const lines = adjustedLinesOf(this.kernel.db, seq);
    const items = lines.map(({ name, unit, qty, value }): VoucherItem => ({ label: name, amount: value, signed: true, notes: [words.goodsQty(signedQty(qty), unit)] }));
    return {
      title: titleOf(kind), facts: [...fact(words.reason, adjusted === undefined ? null : adjustNames[adjusted]), ...fact(words.memo, note)], groups: [{ title: null, items }], totals: [whole(kind === 'KS' ? words.adjusted : words.variance, lines.reduce((sum, line) => sum + line.value, 0))], inWords: null, signers: words.signers.count,
    };
  }

  /** Empties that moved, were written off or counted. */
  private cylinders({ seq, kind }: Document): Body {
    const said = cylinderNoteOf(this.kernel.db, seq);
    if (said === undefined) throw notFound('Mutasi tabung', 'ref');
    const { states } = cylinderWords;
    const facts = [
      ...fact(cylinderWords.size, cylinderWords.sizeText(said.size)), ...fact(cylinderWords.count, said.count === null ? null : cylinderWords.cylinders(number(said.count))), ...fact(cylinderWords.what, said.moved === null ? null : cylinderWords.moves[said.moved]),
      ...fact(cylinderWords.state, said.from === null || said.to === null ? states[said.state ?? ''] : cylinderWords.change(states[said.from] ?? said.from, states[said.to] ?? said.to)), ...fact(kind === 'MT' ? words.memo : words.reason, said.note),
    ];
    const items = said.counted.map((counted, index): VoucherItem => {
      const book = said.book[index] ?? 0;
      return { label: cylinderWords.piles[index] ?? '', amount: null, notes: [words.counted(number(book), number(counted), `${counted > book ? '+' : ''}${number(counted - book)}`, cylinderWords.unit)] };
    });
    return {
      title: titleOf(kind), facts, groups: items.length === 0 ? [] : [{ title: null, items }], totals: said.value === null ? [] : [whole(kind === 'OT' ? words.variance : cylinderWords.value, said.value)], inWords: null,
      signers: kind === 'MT' ? words.signers.transfer : words.signers.count,
    };
  }

  /** Goods brought or taken by their owner, or what was sold of them, is left and is paid. */
  private consigned({ seq, kind }: Document): Body {
    const said = consignmentNoteOf(this.kernel.db, seq);
    if (said === undefined) throw notFound('Titipan', 'ref');
    const paid = kind === 'BK';
    const items = said.lines.map((line): VoucherItem => ({
      label: line.name, amount: paid ? line.amount : null, ...(paid ? { signed: line.amount < 0 } : {}),
      notes: paid ? [`${consigned.sold(qtyText(line.qty))}, ${consigned.left(qtyText(line.left), line.unit)}`] : [words.goodsQty(qtyText(line.qty), line.unit), consigned.left(qtyText(line.left), line.unit)],
    }));
    const sum = (of: 'amount' | 'commission' | 'share'): number => said.lines.reduce((all, line) => all + line[of], 0);
    return {
      title: titleOf(kind), facts: [...fact(consigned.owner, said.supplier), ...fact(consigned.until, said.until === null ? null : dateText(said.until)), ...fact(consigned.via, said.via === null ? null : consigned.vias[said.via]), ...fact(words.memo, said.note)],
      groups: [{ title: null, items }], totals: paid ? [total(consigned.sales, sum('amount')), total(consigned.commission, -sum('commission')), whole(consigned.paid, sum('share'))] : [], inWords: paid ? sum('share') : null,
      signers: paid ? words.signers.payment : words.signers.transfer,
    };
  }

  /** What a leaving member's savings were, what was taken off them, and what was paid or is still owed. */
  private exit({ seq, amounts }: Document): Body {
    const { pokok, wajib, sukarela, debts, payout, paid, via } = JSON.parse(amounts) as { pokok: number; wajib: number; sukarela: number; debts: [string, number][]; payout: number; paid: number; via: 'kas' | 'bank' | 'utang' };
    const said = this.kernel.db.sql<{ no: string; name: string; reason: string; heir: string }>('SELECT m.no, m.name, x.reason, x.heir_name AS heir FROM member_exit x JOIN member m ON m.ref = x.member_ref WHERE x.document_seq = ?').get(seq);
    if (said === undefined) throw notFound('Anggota keluar', 'ref');
    const item = (label: string, amount: number): VoucherItem => ({ label, amount, signed: amount < 0, notes: [] });
    const saved = ([[exitPaper.pokok, pokok], [exitPaper.wajib, wajib], [exitPaper.sukarela, sukarela]] as const).filter(([, amount]) => amount > 0).map(([label, amount]) => item(label, amount));
    return {
      title: titleOf('AK'), facts: [...fact(exitPaper.member, `${said.name}, ${said.no}`), ...fact(exitPaper.reason, said.reason), ...fact(exitPaper.heir, said.heir), ...fact(exitPaper.via, exitPaper.vias[via])],
      groups: [...(saved.length === 0 ? [] : [{ title: exitPaper.returned, items: saved }]), ...(debts.length === 0 ? [] : [{ title: exitPaper.setOff, items: debts.map(([number, amount]) => item(number, -amount)) }])],
      totals: [whole(exitPaper.payout, payout), ...(paid === payout ? [] : [total(exitPaper.owed, payout - paid)])], inWords: payout === 0 ? null : payout, signers: words.signers.payment,
    };
  }

  private acquisition({ seq }: Document): Body {
    const asset = acquiredBy(this.kernel.db, seq);
    if (asset === undefined) throw notFound('Aset', 'ref');
    return {
      title: titleOf('AT'), facts: [...this.assetFacts(asset), ...fact(words.life, words.months(asset.usefulMonths)), ...fact(words.source, words.sources[asset.source])], groups: [], totals: [whole(words.cost, asset.cost)],
      inWords: asset.cost, signers: words.signers.goods,
    };
  }

  private disposal({ seq }: Document): Body {
    const disposal = disposedBy(this.kernel.db, seq);
    if (disposal === undefined) throw notFound('Aset', 'ref');
    const { asset, proceeds, accumulated, reason } = disposal;
    const book = asset.cost - accumulated;
    const gain = proceeds - book;
    return {
      title: titleOf('LA'), facts: [...this.assetFacts(asset), ...fact(words.reason, reason)], groups: [],
      totals: [total(words.cost, asset.cost), total(words.accumulated, -accumulated), total(words.bookValue, book), ...(gain === 0 ? [] : [total(gain > 0 ? words.gain : words.loss, Math.abs(gain))]), whole(words.proceeds, proceeds)],
      inWords: proceeds, signers: words.signers.transfer,
    };
  }

  private application({ seq, memberRef }: Document): Body {
    const asked = loanAskedBy(this.kernel.db, seq);
    if (asked === undefined) throw notFound('Pinjaman', 'ref');
    return {
      title: titleOf('PP'),
      facts: [...this.memberFact(memberRef), ...fact(words.purpose, asked.purpose), ...fact(words.terms, `${loanWords.terms(asked.months)}, ${loanWords.method[asked.method]}`), ...fact(words.interest, loanWords.yearly(percentText(asked.annualPct)))],
      groups: [], totals: [whole(words.principal, asked.principal)], inWords: asked.principal, signers: words.signers.borrower,
    };
  }

  /** Sukarela moved into savings of the same member or another. */
  private savingsTransfer({ amounts, refs }: Document): Body {
    const { amount, kind } = JSON.parse(amounts) as { amount: number; kind: string };
    const { from, to, note } = JSON.parse(refs) as { from: string; to: string; note?: string };
    const account = (no: string, savings: string): string => transferPaper.account(no, this.members.byNo(no, 'ref').name, transferPaper.savings[savings] ?? savings);
    return {
      title: titleOf('SP'), facts: [...fact(transferPaper.from, account(from, 'sukarela')), ...fact(transferPaper.to, account(to, kind)), ...fact(words.memo, note)], groups: [], totals: [whole(words.sum, amount)], inWords: amount,
      signers: words.signers.transfer,
    };
  }

  /** Simpanan wajib billed for a month. */
  private billing({ amounts, refs }: Document): Body {
    const { members, total: billed, each } = JSON.parse(amounts) as { members: number; total: number; each: number[] };
    const { period } = JSON.parse(refs) as { period: string };
    return {
      title: titleOf('TW'), facts: [...fact(billingPaper.month, monthText(period)), ...fact(billingPaper.members, billingPaper.countOf(members)), ...fact(billingPaper.each, billingPaper.eachOf(each)), ...fact(words.memo, billingPaper.memo)],
      groups: [], totals: [whole(words.sum, billed)], inWords: null, signers: words.signers.book,
    };
  }

  private transfer({ amounts, refs }: Document): Body {
    const { amount, fee } = JSON.parse(amounts) as { amount: number; fee: number };
    const { from, to } = JSON.parse(refs) as { from: string; to: string };
    return {
      title: titleOf('PD'), facts: [...fact(words.from, this.accountName(from)), ...fact(words.to, this.accountName(to))], groups: [], totals: [whole(words.sum, amount), ...(fee === 0 ? [] : [total(words.fee, fee)])],
      inWords: amount, signers: words.signers.transfer,
    };
  }

  /** Money over the counter or through the bank, and what it was for. */
  private cash(document: Document, entry: EntryView | null, side: 'masuk' | 'keluar'): Body {
    const lines = entry?.lines ?? [];
    const cash = lines.filter((line) => line.flow !== null);
    const other = lines.filter((line) => line.flow === null);
    const amount = Math.abs(cash.reduce((sum, line) => sum + line.debit - line.credit, 0));
    const items = (other.length === 0 ? cash : other).map((line): VoucherItem => ({ label: accountOf(line), amount: side === 'masuk' ? line.credit - line.debit : line.debit - line.credit }));
    return {
      title: words.cash(side, cash.some((line) => line.account.startsWith('1-12'))),
      facts: [...fact(side === 'masuk' ? words.receivedFrom : words.paidTo, this.counterpart(document)), ...fact(words.memo, entry?.memo), ...this.refFacts(document)],
      groups: [{ title: null, items: items.toSorted((a, b) => (b.amount ?? 0) - (a.amount ?? 0)) }, ...this.paidDeliveries(document)],
      totals: [whole(words.sum, amount)], inWords: amount, signers: words.signers[side === 'masuk' ? 'receipt' : 'payment'],
    };
  }

  /** The deliveries that a payment of a supplier paid. */
  private paidDeliveries({ seq, kind }: Document): VoucherGroup[] {
    const paid = kind === 'BP' ? paidDeliveriesOf(this.kernel.db, seq) : [];
    return paid.length === 0 ? [] : [{ title: words.paidDeliveries, items: paid.map(({ number, deliveryNo, amount }) => ({ label: number, amount, notes: deliveryNo === null ? [] : [`${words.delivery} ${deliveryNo}`] })) }];
  }

  /** An entry that no other paper stands for: what is debited and what is credited. */
  private journal(document: Document, entry: EntryView | null): Body {
    const side = (of: 'debit' | 'credit'): VoucherGroup => ({
      title: words[of],
      items: (entry?.lines ?? []).filter((line) => line[of] > 0).map((line): VoucherItem => ({ label: accountOf(line), amount: line[of], ...(line.memberNo === null ? {} : { notes: [`${words.member} ${line.memberNo}`] }) })),
    });
    const amount = (entry?.lines ?? []).reduce((sum, line) => sum + line.debit, 0);
    const attachments = (entry?.attachments ?? []).flatMap(({ ref, note }) => fact(words.attachment, note === undefined ? ref : `${ref}, ${note}`));
    return {
      title: titleOf(document.kind), facts: [...fact(words.memo, entry?.memo), ...this.refFacts(document), ...attachments], groups: [side('debit'), side('credit')], totals: entry === null ? [] : [whole(words.sum, amount)], inWords: null,
      signers: words.signers.book,
    };
  }

  /** Months and numbers that a tax document rests on, and why a drawer was opened. */
  private refFacts({ refs }: Document): Fact[] {
    const { period, ntpn, reason } = JSON.parse(refs) as { period?: string; ntpn?: string | null; reason?: string };
    return [...fact(words.period, period === undefined ? null : monthText(period)), ...fact(words.ntpn, ntpn), ...fact(words.reason, reason)];
  }

  private counterpart({ seq, kind, refs }: Document): string | undefined {
    if (kind === 'UM' || kind === 'BP') return paidSupplierOf(this.kernel.db, seq);
    if (kind !== 'CB' && kind !== 'AB') return undefined;
    return this.kernel.db.sql<{ lender: string }>('SELECT lender FROM bank_loan WHERE code = ?').get((JSON.parse(refs) as { loan?: string }).loan ?? '')?.lender;
  }

  private assetFacts(asset: AssetNote): Fact[] {
    return [...fact(words.asset, `${asset.code} ${asset.name}`), ...fact(words.account, this.accountName(asset.account)), ...fact(words.acquired, dateText(asset.acquiredOn))];
  }

  private memberFact(memberRef: number | null): Fact[] {
    if (memberRef === null) return [];
    const member = this.members.byRef(memberRef);
    return fact(words.member, `${member.no} ${member.name}`);
  }

  private accountName(code: string): string {
    const name = this.kernel.db.sql<{ name: string }>('SELECT name FROM account WHERE code = ?').get(code)?.name ?? '';
    return `${code} ${name}`.trim();
  }
}

const signedQty = (qty: number): string => `${qty > 0 ? '+' : ''}${qtyText(qty)}`;

const accountOf = ({ account, name, unit }: EntryView['lines'][number]): string => `${account} ${name}${unit === 'UMUM' ? '' : `, ${unitNames[unit]}`}`;
