export { cylinderChecks, cylinderControls, Cylinders, SHELLS, type CylinderSize, type EmptyCondition } from './cylinders.ts';
export { DEPOSITS, depositSettledBy } from './depositRows.ts';
export { Deposits } from './deposits.ts';
