export { consignmentChecks, consignmentControls } from './checks.ts';
export { Consignment } from './consignment.ts';
export { consignmentNoteOf, type ConsignmentNote } from './note.ts';
export { COMMISSION, OWED, Shares, type SoldShare } from './shares.ts';
export { ownerOf, type Terms } from './terms.ts';
