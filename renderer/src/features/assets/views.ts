import { assetScreenWords as words } from '../../../../shared/text/screenAssets.ts';
import type { View } from '../../app/index.ts';

/** The parts of the screen Aset & utang. */
export const VIEWS: readonly View[] = [
  { path: '/buku/aset', label: words.views.assets, keys: 'F2' },
  { path: '/buku/aset/dipinjam', label: words.views.borrowed, keys: 'F3' },
  { path: '/buku/aset/pinjaman', label: words.views.loans, keys: 'F4' },
  { path: '/buku/aset/pajak', label: words.views.tax, keys: 'F5' },
];
