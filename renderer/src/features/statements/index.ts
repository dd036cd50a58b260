import * as sheets from './sheet.ts';

export { sheets };
export { STATEMENT_KINDS } from './kinds.ts';
export { unfold, type Heads as SheetHeads, type Sheet } from './sheet.ts';
export { NotesPanels } from './NotesPanels.tsx';
export { SheetTable } from './SheetTable.tsx';
export { StatementScreen } from './StatementScreen.tsx';
