export { CylinderBook } from './book.ts';
export { cylinderChecks, cylinderControls, Cylinders, SHELLS, type CylinderSize, type EmptyCondition } from './cylinders.ts';
export { DEPOSITS, depositSettledBy, depositsSettled } from './depositRows.ts';
export { Deposits, type DepositSlip } from './deposits.ts';
export { cylinderNoteOf, type CylinderNote } from './note.ts';
export { Upkeep } from './upkeep.ts';
