/** Entry of a thread that runs one part of a verification. */
import { servePart } from './evidence/index.ts';
import { CHECKS } from './checks.ts';

void servePart(CHECKS);
