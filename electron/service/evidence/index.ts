export { evidenceHandlers, type EvidenceOptions } from './handlers.ts';
export { verify, type Verification, type VerifyOptions } from './verify.ts';
