import { z } from 'zod';
import { calendarDate, isCalendarDate, isMonth, month as toMonth, TIMEZONES, type Timezone } from '../domain/dates.ts';
import { MAX_RUPIAH, rupiah } from '../domain/money.ts';
import { parseQuantity, QUANTITY_PATTERN } from '../domain/quantity.ts';

/** Control characters, line ends, and the invisible direction marks that can make a name read as another. */
// oxlint-disable-next-line no-control-regex
const CONTROL = /[\u0000-\u001f\u007f-\u009f\u200b-\u200f\u2028-\u202e\u2066-\u2069\ufeff]/;

/** One line of text without control characters; outer spaces are dropped; empty is refused. */
export const text = (max: number): z.ZodPipe<z.ZodString, z.ZodTransform<string, string>> =>
  z
    .string()
    .max(max, { error: `paling panjang ${max} huruf` })
    .refine((value) => !CONTROL.test(value), { error: 'berisi huruf tersembunyi; ketik ulang tanpa tab atau baris baru' })
    .refine((value) => value.trim().length > 0, { error: 'wajib diisi' })
    .transform((value) => value.trim().normalize('NFC'));

/** Text that may be left empty. */
export const optionalText = (max: number): z.ZodType<string, string> =>
  z
    .string()
    .max(max, { error: `paling panjang ${max} huruf` })
    .refine((value) => !CONTROL.test(value), { error: 'berisi huruf tersembunyi; ketik ulang tanpa tab atau baris baru' })
    .transform((value) => value.trim().normalize('NFC'));

/** Whole rupiah, zero or more. */
export const money = z
  .int({ error: 'isi rupiah bulat tanpa koma' })
  .min(0, { error: 'tidak boleh kurang dari 0' })
  .max(MAX_RUPIAH, { error: 'terlalu besar' })
  .transform(rupiah);

/** Whole rupiah, at least one. */
export const positiveMoney = z
  .int({ error: 'isi rupiah bulat tanpa koma' })
  .min(1, { error: 'isi lebih dari 0' })
  .max(MAX_RUPIAH, { error: 'terlalu besar' })
  .transform(rupiah);

/** Whole rupiah of either sign. */
export const signedMoney = z.int({ error: 'isi rupiah bulat tanpa koma' }).min(-MAX_RUPIAH).max(MAX_RUPIAH).transform(rupiah);

/** A decimal string with at most three decimals, in the product's base unit; zero allowed. */
export const quantity = z.string().regex(QUANTITY_PATTERN, { error: 'isi angka dengan paling banyak 3 desimal, misalnya "1.250"' }).transform(parseQuantity);

/** A quantity above zero. */
export const positiveQuantity = quantity.refine((value) => value > 0, { error: 'isi lebih dari 0' });

/** A percentage as a decimal string, zero or more. */
export const percent = z.string().regex(/^(0|[1-9]\d{0,3})(\.\d{1,12})?$/, { error: 'isi persen sebagai angka, misalnya "1.5"' });

/** Years a caller may name: inside what the calendar knows, so that the day before and the month after always exist. */
const namedYear = (text: string): boolean => text >= '1900' && text < '2200';

export const date = z.string().refine((text) => isCalendarDate(text) && namedYear(text), { error: 'isi tanggal yang ada, bentuk 2026-11-21' }).transform(calendarDate);
export const month = z.string().refine((text) => isMonth(text) && namedYear(text), { error: 'isi bulan, bentuk 2026-11' }).transform(toMonth);
export const year = z.int().min(2000).max(2199);
/** An instant whose day the calendar knows in every zone. */
export const moment = z.iso
  .datetime({ precision: 3, error: 'isi saat dalam UTC, bentuk 2026-11-21T04:05:06.789Z' })
  .refine((text) => text >= '2000' && text < '2199-12-31', { error: 'isi saat antara tahun 2000 dan 2199' });

/** A UUID made by the caller (version 7 by house rule; the service only needs it to be one). */
export const uuid = z.uuid({ error: 'isi id berbentuk UUID' }).transform((value) => value.toLowerCase());

export const pin = z.string().regex(/^\d{6}$/, { error: 'isi tepat 6 angka' });
export const username = z.string().regex(/^[a-z0-9][a-z0-9._-]{1,30}$/, { error: 'isi 2 sampai 31 huruf kecil, angka, titik atau garis' });
export const nik = z.string().regex(/^\d{16}$/, { error: 'isi tepat 16 angka' });
export const familyCardNo = z.string().regex(/^\d{16}$/, { error: 'isi tepat 16 angka' });
export const barcode = z.string().regex(/^[0-9A-Za-z._-]{3,32}$/, { error: 'isi 3 sampai 32 huruf atau angka' });
export const accountCode = z.string().regex(/^\d-\d{4}$/, { error: 'isi kode akun, bentuk 1-1110' });
export const timezone = z.enum(Object.keys(TIMEZONES) as [Timezone, ...Timezone[]], { error: 'isi Asia/Jakarta, Asia/Pontianak, Asia/Makassar atau Asia/Jayapura' });

export const ROLES = ['kasir', 'bendahara', 'ketua', 'pengawas', 'admin'] as const;
export const role = z.enum(ROLES, { error: `isi salah satu: ${ROLES.join(', ')}` });
export type Role = (typeof ROLES)[number];

export const UNITS = ['GERAI', 'LPG', 'USP', 'UMUM'] as const;
export const unit = z.enum(UNITS, { error: `isi salah satu: ${UNITS.join(', ')}` });
export type Unit = (typeof UNITS)[number];

export const FLOWS = ['sales', 'suppliers', 'opex', 'tax', 'loans-out', 'loans-in', 'savings', 'equity', 'bank-loan', 'assets', 'shu', 'internal'] as const;
export const side = z.enum(['debit', 'kredit'], { error: 'isi debit atau kredit' });
export const flow = z.enum(FLOWS, { error: `isi salah satu: ${FLOWS.join(', ')}` });
export type Flow = (typeof FLOWS)[number];

export const SAVINGS_KINDS = ['pokok', 'wajib', 'sukarela'] as const;
export const savingsKind = z.enum(SAVINGS_KINDS, { error: `isi salah satu: ${SAVINGS_KINDS.join(', ')}` });
export type SavingsKind = (typeof SAVINGS_KINDS)[number];

export const cashVia = z.enum(['kas', 'bank'], { error: 'isi kas atau bank' });
export type CashVia = z.infer<typeof cashVia>;

/** Somebody else's consent, given beside the caller's own session. */
export const approval = z.strictObject({ username, pin });

export const limit = z.int().min(1, { error: 'isi 1 sampai 500' }).max(500, { error: 'isi 1 sampai 500' });
export const cursor = z.string().max(200);
