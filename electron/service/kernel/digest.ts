import { createHmac, hash } from 'node:crypto';

/** SHA-256 of a text, lower-case hex. */
export const sha256 = (text: string): string => hash('sha256', text, 'hex');

/** Keyed digest (HMAC-SHA-256), lower-case hex: personal data is never hashed without the file's key. */
export const keyed = (key: string, text: string): string => createHmac('sha256', key).update(text).digest('hex');

/** 128 bits of a digest: enough to find any change, half the room. */
export const short = (digest: string): string => digest.slice(0, 32);

/** A UUID (version 8) made of a text: the same text names the same thing. */
export function uuidOf(text: string): string {
  const digest = sha256(text);
  return `${digest.slice(0, 8)}-${digest.slice(8, 12)}-8${digest.slice(13, 16)}-a${digest.slice(17, 20)}-${digest.slice(20, 32)}`;
}
