export { exportJournal, JOURNAL_FORMATS, type JournalFormat, type JournalRange } from './journal.ts';
