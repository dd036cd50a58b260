import type { Role } from '../../../shared/contract/values.ts';
import { roomName, tabName } from '../../../shared/text/screens.ts';

const READERS: readonly Role[] = ['kasir', 'bendahara', 'ketua', 'pengawas'];
const OFFICE: readonly Role[] = ['bendahara', 'ketua', 'pengawas'];

export type RoomTab = { readonly path: string; readonly label: string; readonly roles: readonly Role[] };

/** The screens inside a room, in order: the second of the two levels (ux §2). Each has its route in routes.tsx. */
export const ROOM_TABS = {
  history: {
    label: roomName.history,
    tabs: [
      { path: '/riwayat', label: tabName.receipts, roles: READERS },
      { path: '/riwayat/jaminan', label: tabName.deposits, roles: READERS },
      { path: '/riwayat/shift', label: tabName.shifts, roles: READERS },
    ],
  },
  members: {
    label: roomName.members,
    tabs: [
      { path: '/anggota', label: tabName.members, roles: READERS },
      { path: '/anggota/iuran', label: tabName.collecting, roles: READERS },
      { path: '/anggota/bon', label: tabName.bon, roles: READERS },
      { path: '/anggota/jasa', label: tabName.interest, roles: OFFICE },
      { path: '/anggota/pengurus', label: tabName.officers, roles: READERS },
    ],
  },
  receiving: {
    label: roomName.receiving,
    tabs: [
      { path: '/terima', label: tabName.receive, roles: ['bendahara'] },
      { path: '/terima/pesanan', label: tabName.orders, roles: OFFICE },
      { path: '/terima/kiriman', label: tabName.deliveries, roles: OFFICE },
      { path: '/terima/utang', label: tabName.payables, roles: OFFICE },
      { path: '/terima/pemasok', label: tabName.suppliers, roles: OFFICE },
      { path: '/terima/titipan', label: tabName.consignment, roles: OFFICE },
    ],
  },
  products: {
    label: roomName.products,
    tabs: [
      { path: '/barang', label: tabName.products, roles: READERS },
      { path: '/barang/kartu', label: tabName.stockCard, roles: OFFICE },
      { path: '/barang/hitung', label: tabName.counts, roles: READERS },
      { path: '/barang/ubah', label: tabName.changes, roles: ['bendahara'] },
      { path: '/barang/kedaluwarsa', label: tabName.expiry, roles: OFFICE },
      { path: '/barang/label', label: tabName.labels, roles: ['bendahara'] },
      { path: '/barang/tabung', label: tabName.cylinders, roles: READERS },
    ],
  },
  ledger: {
    label: roomName.ledger,
    tabs: [
      { path: '/buku', label: tabName.ledger, roles: OFFICE },
      { path: '/buku/catat', label: tabName.journal, roles: OFFICE },
      { path: '/buku/kas', label: tabName.cash, roles: OFFICE },
      { path: '/buku/aset', label: tabName.assets, roles: OFFICE },
      { path: '/buku/anggaran', label: tabName.budget, roles: OFFICE },
      { path: '/buku/tutup', label: tabName.closing, roles: OFFICE },
      { path: '/buku/periksa', label: tabName.check, roles: OFFICE },
    ],
  },
  reports: {
    label: roomName.reports,
    tabs: [
      { path: '/laporan', label: tabName.shu, roles: OFFICE },
      { path: '/laporan/neraca', label: tabName.balance, roles: OFFICE },
      { path: '/laporan/hasil-usaha', label: tabName.income, roles: OFFICE },
      { path: '/laporan/arus-kas', label: tabName.cashFlow, roles: OFFICE },
      { path: '/laporan/ekuitas', label: tabName.equity, roles: OFFICE },
      { path: '/laporan/manfaat', label: tabName.benefit, roles: OFFICE },
      { path: '/laporan/catatan', label: tabName.notes, roles: OFFICE },
      { path: '/laporan/usp', label: tabName.usp, roles: OFFICE },
      { path: '/laporan/banding', label: tabName.compare, roles: OFFICE },
      { path: '/laporan/barang', label: tabName.goodsReports, roles: OFFICE },
    ],
  },
  settings: {
    label: roomName.settings,
    tabs: [
      { path: '/setelan', label: tabName.devices, roles: [...READERS, 'admin'] },
      { path: '/setelan/kasir', label: tabName.rules, roles: [...READERS, 'admin'] },
      { path: '/setelan/koperasi', label: tabName.cooperative, roles: [...OFFICE, 'admin'] },
      { path: '/setelan/petugas', label: tabName.people, roles: ['ketua', 'admin'] },
    ],
  },
} as const satisfies Readonly<Record<string, { readonly label: string; readonly tabs: readonly RoomTab[] }>>;
export type TabbedRoom = keyof typeof ROOM_TABS;
