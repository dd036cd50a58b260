import { createHmac, hash } from 'node:crypto';

/** SHA-256 of a text, lower-case hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Keyed digest (HMAC-SHA-256), lower-case hex: personal data is never hashed without the file's key. */
export const keyed = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** 128 bits of a digest: enough to find any change, half the room. */
export const short = (digest: string): string => digest.slice(0, 32);
