import { Banknote, BookText, ChartColumn, ClipboardList, House, Package, ReceiptText, Settings2, Store, Truck, Users, type LucideIcon } from 'lucide-react';
import type { Role } from '../../../shared/contract/values.ts';
import { roomName } from '../../../shared/text/screens.ts';

export type Room = { readonly path: string; readonly label: string; readonly icon: LucideIcon; readonly foot?: boolean };

const sales: Room = { path: '/kasir', label: roomName.sales, icon: Store };
const shifts: Room = { path: '/kas', label: roomName.shifts, icon: Banknote };
const history: Room = { path: '/riwayat', label: roomName.history, icon: ReceiptText };
const members: Room = { path: '/anggota', label: roomName.members, icon: Users };
const home: Room = { path: '/beranda', label: roomName.home, icon: House };
const ledger: Room = { path: '/buku', label: roomName.ledger, icon: BookText };
const reports: Room = { path: '/laporan', label: roomName.reports, icon: ChartColumn };
const receiving: Room = { path: '/terima', label: roomName.receiving, icon: Truck };
const products: Room = { path: '/barang', label: roomName.products, icon: Package };
/** A cashier only counts goods. */
const counting: Room = { path: '/barang/hitung', label: roomName.counting, icon: ClipboardList };
const settings: Room = { path: '/setelan', label: roomName.settings, icon: Settings2, foot: true };

/** The rail of each role, in order; the first is where a person lands after signing in (ux §2, rooms that exist today). */
export const ROOMS: Readonly<Record<Role, readonly [Room, ...Room[]]>> = {
  kasir: [sales, members, shifts, history, counting, settings],
  bendahara: [members, sales, shifts, history, ledger, reports, home, receiving, products, settings],
  ketua: [home, reports, members, ledger, history, receiving, products, settings],
  pengawas: [home, reports, members, ledger, history, receiving, products, settings],
  admin: [settings],
};
