import type { CalendarDate } from '../../../shared/domain/dates.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';
import type { ControlFigure } from '../kernel/problems.ts';
import type { Ledger, Reversibles } from '../ledger/index.ts';
import { changeOf, ReceiptChanges } from './changes.ts';
import { advancesOn } from './history.ts';
import { Orders } from './orders.ts';
import { Payables } from './payables.ts';
import { Proposals } from './proposals.ts';
import { Receipts } from './receipts.ts';
import { Receiving, type ReceivingRooms } from './receive.ts';
import { purchaseReversibles } from './reversal.ts';
import { Settling } from './settling.ts';
import { Shipments } from './shipments.ts';
import { ADVANCE, PAYABLE, Suppliers } from './suppliers.ts';

export { purchasingChecks, purchasingControls } from './checks.ts';
export { deliveryChangeOf, deliveryOf, orderOf, shipmentOf, type NotePayment, paidDeliveriesOf, paidSupplierOf } from './note.ts';

/** Suppliers, deliveries at landed cost, and what is owed to or prepaid at each of them. */
export class Purchasing {
  private readonly kernel: Kernel;
  private readonly rooms: ReceivingRooms;
  private readonly suppliers: Suppliers;
  private readonly orders: Orders;
  private readonly proposals: Proposals;
  private readonly receipts: Receipts;
  private readonly shipments: Shipments;
  private readonly receiving: Receiving;
  private readonly payables: Payables;
  private readonly changes: ReceiptChanges;

  constructor(kernel: Kernel, ledger: Ledger, rooms: ReceivingRooms) {
    const suppliers = new Suppliers(kernel.db);
    this.kernel = kernel;
    this.rooms = rooms;
    this.suppliers = suppliers;
    this.orders = new Orders(kernel, ledger, rooms.catalog, suppliers);
    this.proposals = new Proposals(kernel, rooms.catalog, suppliers, this.orders);
    this.receipts = new Receipts(kernel.db, rooms.catalog, suppliers);
    const settling = new Settling(suppliers, rooms.cash);
    this.shipments = new Shipments(kernel, ledger, rooms.catalog, { suppliers, orders: this.orders, settling });
    this.receiving = new Receiving(kernel, ledger, { suppliers, orders: this.orders, shipments: this.shipments, settling }, rooms);
    this.payables = new Payables(kernel, ledger, suppliers, rooms.cash);
    this.changes = new ReceiptChanges({
      kernel, ledger, catalog: rooms.catalog, stock: rooms.stock, accounts: (ref) => ({ payable: PAYABLE[suppliers.byRef(ref).kind], advance: ADVANCE }), owed: (ref) => suppliers.balance(ref).payable,
      adjust: (ref, payable, advance) => suppliers.adjust(ref, payable, advance), credit: (...credit) => this.payables.credit(...credit), refuseEarlier: (ref, amount, on) => suppliers.refuseEarlier(suppliers.byRef(ref), 'payable', amount, on),
    });
  }

  /** What was prepaid at suppliers at the end of a day, none of them below zero. */
  advancesOn(day: CalendarDate): ControlFigure {
    return { accounts: [ADVANCE], amount: advancesOn(this.kernel.db, day) };
  }

  reversibles(): Reversibles<'TB' | 'DP' | 'UM' | 'BP'> {
    const { suppliers, rooms } = this;
    return purchaseReversibles({
      db: this.kernel.db, stock: rooms.stock, cylinders: rooms.cylinders, balance: (supplier) => suppliers.balance(supplier), adjust: (supplier, payable, advance) => suppliers.adjust(supplier, payable, advance),
      changedBy: (receiptSeq) => changeOf(this.kernel.db, receiptSeq),
    });
  }

  handlers(): Handlers<
    | 'suppliers.create' | 'suppliers.update' | 'suppliers.setTerms' | 'suppliers.list' | 'suppliers.get' | 'purchases.order' | 'purchases.orders' | 'purchases.getOrder' | 'purchases.cancelOrder' | 'purchases.proposals' | 'purchases.prices' | 'purchases.receipts' | 'purchases.getReceipt' | 'purchases.receive' | 'purchases.preview' | 'purchases.ship' | 'purchases.inTransit'
    | 'purchases.advance' | 'purchases.pay' | 'purchases.payables' | 'purchases.dueList' | 'purchases.payments' | 'purchases.return' | 'purchases.correct'
  > {
    return { ...this.suppliers.handlers(), ...this.orders.handlers(), ...this.proposals.handlers(), ...this.receipts.handlers(), ...this.shipments.handlers(), ...this.receiving.handlers(), ...this.payables.handlers(), ...this.changes.handlers() };
  }
}
