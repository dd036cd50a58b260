export { Evidence, type EvidenceOptions, type Verified } from './evidence.ts';
export { verify, type Verification, type VerifyOptions } from './verify.ts';
