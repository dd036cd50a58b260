import type { Handlers } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import type { Reports, Span } from './reports.ts';

/** Refuses a span whose end lies before its beginning, naming the end. */
function checkSpan({ from, to }: Span, within = ''): void {
  if (to < from) throw invalid(`${within}to`, `tanggal akhir ${to} sebelum tanggal awal ${from}`);
}

export function reportsHandlers(reports: Reports): Handlers<'reports.balanceSheet' | 'reports.incomeStatement' | 'reports.cashFlow' | 'reports.equityChanges'> {
  const checked = <T extends Span & { readonly compare?: Span | undefined }>(args: T): T => {
    checkSpan(args);
    if (args.compare !== undefined) checkSpan(args.compare, 'compare.');
    return args;
  };
  return {
    'reports.balanceSheet': (args) => reports.balanceSheet(args),
    'reports.incomeStatement': (args) => reports.incomeStatement(checked(args)),
    'reports.cashFlow': (args) => reports.cashFlow(checked(args)),
    'reports.equityChanges': (args) => reports.equityChanges(checked(args)),
  };
}
