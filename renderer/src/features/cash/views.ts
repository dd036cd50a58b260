import { bankScreenWords } from '../../../../shared/text/screenBank.ts';
import { cashWords as words } from '../../../../shared/text/screenCash.ts';
import type { View } from '../../app/index.ts';

/** The parts of the screen Kas & bank. */
export const VIEWS: readonly View[] = [
  { path: '/buku/kas', label: words.views.book, keys: 'F2' },
  { path: '/buku/kas/qris', label: words.views.qris, keys: 'F3' },
  { path: '/buku/kas/bank', label: bankScreenWords.view, keys: 'F4' },
];
