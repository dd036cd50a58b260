import type { Handlers } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import type { Reports } from './reports.ts';

export function reportsHandlers(reports: Reports): Handlers<'reports.balanceSheet' | 'reports.incomeStatement'> {
  return {
    'reports.balanceSheet': ({ asOf }) => reports.balanceSheet(asOf),
    'reports.incomeStatement': ({ from, to }) => {
      if (to < from) throw invalid('to', `tanggal akhir ${to} sebelum tanggal awal ${from}`);
      return reports.incomeStatement(from, to);
    },
  };
}
