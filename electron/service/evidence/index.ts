export { Evidence, type EvidenceOptions, type Verified } from './evidence.ts';
export type { Checks, Verification } from './parts.ts';
export { servePart } from './threads.ts';
export { verify } from './verify.ts';
