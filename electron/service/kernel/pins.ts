import { scryptSync, timingSafeEqual } from 'node:crypto';

/** scrypt cost: about 40 ms and 16 MB on an old PC; kept beside each hash so that it can grow later. */
export const PIN_COST = 16384;
const LENGTH = 32;

export type StoredPin = { readonly pin_salt: string; readonly pin_hash: string; readonly pin_params: string };

const derive = (pin: string, salt: string, params: { N: number; r: number; p: number }): Buffer =>
  scryptSync(pin, Buffer.from(salt, 'hex'), LENGTH, { N: params.N, r: params.r, p: params.p, maxmem: 64 * 1024 * 1024 });

/** Hashes a six-digit PIN with a salt of 16 random bytes, given as hex. */
export function hashPin(pin: string, salt: string, cost: number): StoredPin {
  const params = { N: cost, r: 8, p: 1 };
  return { pin_salt: salt, pin_hash: derive(pin, salt, params).toString('hex'), pin_params: JSON.stringify(params) };
}

/** True when the PIN is the stored one; the comparison takes the same time either way. */
export function checkPin(pin: string, stored: StoredPin): boolean {
  const params = JSON.parse(stored.pin_params) as { N: number; r: number; p: number };
  return timingSafeEqual(derive(pin, stored.pin_salt, params), Buffer.from(stored.pin_hash, 'hex'));
}

/** Costs the same as a real check, so that an unknown name answers no faster than a wrong PIN. */
export const checkNothing = (pin: string): void => void derive(pin, '00'.repeat(16), { N: PIN_COST, r: 8, p: 1 });
