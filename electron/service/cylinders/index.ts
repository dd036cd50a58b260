export { cylinderChecks, cylinderControls, Cylinders, SHELLS, type CylinderSize, type EmptyCondition } from './cylinders.ts';
export { DEPOSITS, depositSettledBy, depositsSettled } from './depositRows.ts';
export { Deposits, type DepositSlip } from './deposits.ts';
