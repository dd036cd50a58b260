import type { ComponentType } from 'react';
import type { Role } from '../../../shared/contract/values.ts';
import { AssetsScreen, BankLoansScreen, BorrowedScreen, TaxScreen } from '../features/assets/index.ts';
import { BonScreen } from '../features/bon/index.ts';
import { BudgetScreen } from '../features/budget/index.ts';
import { BankScreen, CashBookScreen, QrisScreen } from '../features/cash/index.ts';
import { CollectingScreen } from '../features/collecting/index.ts';
import { ConsignmentScreen } from '../features/consignment/index.ts';
import { CylindersScreen, DepositsScreen } from '../features/cylinders/index.ts';
import { GoodsReportsScreen } from '../features/goodsreports/index.ts';
import { HomeScreen } from '../features/home/index.ts';
import { InterestScreen } from '../features/interest/index.ts';
import { JournalScreen } from '../features/journal/index.ts';
import { ChartScreen, CheckScreen, EntryScreen, LedgerScreen, SearchScreen } from '../features/ledger/index.ts';
import { MemberScreen, MembersScreen, OfficersScreen } from '../features/members/index.ts';
import { HistoryScreen, PayScreen, SalesScreen } from '../features/sales/index.ts';
import { IssuedScreen, PeriodsScreen } from '../features/periods/index.ts';
import { ProductsScreen } from '../features/products/index.ts';
import { OrdersScreen, PayablesScreen, ReceiptsScreen, ReceiveScreen, SuppliersScreen } from '../features/receiving/index.ts';
import { CooperativeSettings, DeviceSettings, PeopleSettings, TillSettings } from '../features/settings/index.ts';
import { OtherShiftScreen, ShiftScreen, ShiftsScreen } from '../features/shifts/index.ts';
import { ShuScreen } from '../features/shu/index.ts';
import { CardScreen, ChangeScreen, CountPaperScreen, CountsScreen, ExpiryScreen, LabelsScreen, SheetScreen } from '../features/stock/index.ts';
import { STATEMENT_KINDS, StatementScreen } from '../features/statements/index.ts';

export type AppRoute = { readonly path: string; readonly roles: readonly Role[]; readonly screen: ComponentType };

const READERS: readonly Role[] = ['kasir', 'bendahara', 'ketua', 'pengawas'];
const OFFICE: readonly Role[] = ['bendahara', 'ketua', 'pengawas'];
const TILL: readonly Role[] = ['kasir', 'bendahara'];
const ALL: readonly Role[] = ['kasir', 'bendahara', 'ketua', 'pengawas', 'admin'];

/** Every screen of the program: one line each. The rail of each role is in rooms.ts. */
export const ROUTES: readonly AppRoute[] = [
  { path: '/kasir', roles: TILL, screen: SalesScreen },
  { path: '/bayar', roles: TILL, screen: PayScreen },
  { path: '/kas', roles: TILL, screen: ShiftScreen },
  { path: '/kas/:shiftId', roles: ['bendahara'], screen: OtherShiftScreen },
  { path: '/riwayat/shift', roles: READERS, screen: ShiftsScreen },
  { path: '/riwayat/jaminan', roles: READERS, screen: DepositsScreen },
  { path: '/riwayat/:number?', roles: READERS, screen: HistoryScreen },
  { path: '/anggota', roles: READERS, screen: MembersScreen },
  { path: '/anggota/bon', roles: READERS, screen: BonScreen },
  { path: '/anggota/iuran', roles: READERS, screen: CollectingScreen },
  { path: '/anggota/jasa', roles: OFFICE, screen: InterestScreen },
  { path: '/anggota/pengurus', roles: READERS, screen: OfficersScreen },
  { path: '/anggota/:memberId', roles: READERS, screen: MemberScreen },
  { path: '/beranda', roles: OFFICE, screen: HomeScreen },
  ...STATEMENT_KINDS.map((statement) => ({ path: `/laporan/${statement}/:account?`, roles: OFFICE, screen: StatementScreen })),
  { path: '/laporan/barang', roles: OFFICE, screen: GoodsReportsScreen },
  { path: '/laporan/:period?/:memberNo?', roles: OFFICE, screen: ShuScreen },
  { path: '/buku', roles: OFFICE, screen: LedgerScreen },
  { path: '/buku/cari', roles: OFFICE, screen: SearchScreen },
  { path: '/buku/akun', roles: OFFICE, screen: ChartScreen },
  { path: '/buku/catat/:view?', roles: OFFICE, screen: JournalScreen },
  { path: '/buku/kas', roles: OFFICE, screen: CashBookScreen },
  { path: '/buku/kas/qris', roles: OFFICE, screen: QrisScreen },
  { path: '/buku/kas/bank', roles: OFFICE, screen: BankScreen },
  { path: '/buku/aset', roles: OFFICE, screen: AssetsScreen },
  { path: '/buku/aset/dipinjam', roles: OFFICE, screen: BorrowedScreen },
  { path: '/buku/aset/pinjaman', roles: OFFICE, screen: BankLoansScreen },
  { path: '/buku/aset/pajak', roles: OFFICE, screen: TaxScreen },
  { path: '/buku/tutup', roles: OFFICE, screen: PeriodsScreen },
  { path: '/buku/tutup/:period/:version?', roles: OFFICE, screen: IssuedScreen },
  { path: '/buku/anggaran/:view?', roles: OFFICE, screen: BudgetScreen },
  { path: '/buku/periksa', roles: OFFICE, screen: CheckScreen },
  { path: '/buku/jurnal/:number', roles: READERS, screen: EntryScreen },
  { path: '/terima', roles: OFFICE, screen: ReceiveScreen },
  { path: '/terima/kiriman/:number?', roles: OFFICE, screen: ReceiptsScreen },
  { path: '/terima/pesanan', roles: OFFICE, screen: OrdersScreen },
  { path: '/terima/utang', roles: OFFICE, screen: PayablesScreen },
  { path: '/terima/pemasok', roles: OFFICE, screen: SuppliersScreen },
  { path: '/terima/titipan', roles: OFFICE, screen: ConsignmentScreen },
  { path: '/barang', roles: READERS, screen: ProductsScreen },
  { path: '/barang/tabung', roles: READERS, screen: CylindersScreen },
  { path: '/barang/kartu/:productId?', roles: OFFICE, screen: CardScreen },
  { path: '/barang/hitung', roles: READERS, screen: CountsScreen },
  { path: '/barang/hitung/:countId', roles: READERS, screen: SheetScreen },
  { path: '/barang/hitung/:countId/cetak', roles: OFFICE, screen: CountPaperScreen },
  { path: '/barang/ubah', roles: ['bendahara'], screen: ChangeScreen },
  { path: '/barang/label', roles: ['bendahara'], screen: LabelsScreen },
  { path: '/barang/kedaluwarsa', roles: OFFICE, screen: ExpiryScreen },
  { path: '/setelan', roles: ALL, screen: DeviceSettings },
  { path: '/setelan/kasir', roles: ALL, screen: TillSettings },
  { path: '/setelan/koperasi', roles: [...OFFICE, 'admin'], screen: CooperativeSettings },
  { path: '/setelan/petugas', roles: ['ketua', 'admin'], screen: PeopleSettings },
];
