import type { Handlers } from '../kernel/kernel.ts';
import { invalid } from '../kernel/refusal.ts';
import { compareSpans } from './compare.ts';
import { uspStatements } from './usp.ts';
import type { Reports, Span } from './reports.ts';

/** Refuses a span whose end lies before its beginning, naming the end. */
function checkSpan({ from, to }: Span, within = ''): void {
  if (to < from) throw invalid(`${within}to`, `tanggal akhir ${to} sebelum tanggal awal ${from}`);
}

export function reportsHandlers(reports: Reports): Handlers<'reports.balanceSheet' | 'reports.incomeStatement' | 'reports.cashFlow' | 'reports.equityChanges' | 'reports.memberBenefit' | 'reports.notes' | 'reports.usp' | 'reports.compare'> {
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
    'reports.memberBenefit': (args) => reports.memberBenefit(checked(args)),
    'reports.notes': (args) => reports.notes(checked(args)),
    'reports.usp': ({ year, quarter }) => uspStatements(reports, year, quarter),
    'reports.compare': (args) => {
      args.spans.forEach((span, index) => checkSpan(span, `spans.${index}.`));
      return compareSpans(reports, args);
    },
  };
}
