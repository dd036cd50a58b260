export { reportCsv, reportXlsx, type ReportFile } from './reportFile.ts';
export { exportJournal, JOURNAL_FORMATS, type JournalFormat, type JournalRange } from './journal.ts';
