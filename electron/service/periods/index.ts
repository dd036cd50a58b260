export type { IssueWithStatements, StatementSource } from './issue.ts';
export { periodChecks } from './proof.ts';
export { Periods } from './periods.ts';
export type { PeriodFacts } from './checklist.ts';
