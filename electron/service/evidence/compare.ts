import type { Result } from '../../../shared/contract/index.ts';
import { readChainHead, TYPED_DIGITS, type HeadReading } from '../../../shared/domain/paper/chainHead.ts';
import { dateText, number } from '../../../shared/text/format.ts';
import { GENESIS } from '../kernel/audit.ts';
import { openForReading, type Database } from '../kernel/database.ts';
import { Book } from './book.ts';
import { EntryReader } from './entries.ts';
import { Pace } from '../kernel/pace.ts';

export type Comparison = Result<'evidence.compare'>;

type Place = { readonly seq: number; readonly number: string; readonly date: string; readonly hash: string };

/**
 * Whether the books up to the entry that an old print names are the same as then: the entry's hash is the print's, and every
 * entry up to it still fits its own hash and the one before. Reads a snapshot of FILE in short steps, beside the till.
 */
export async function compareWithPrint(file: string, migrationsFolder: string, text: string, onProgress: (done: number, total: number) => void): Promise<Comparison> {
  const readings = readChainHead(text);
  if (readings.length === 0)
    return { result: 'tidak-terbaca', entries: null, note: `Tidak ada kode bukti di tulisan ini. Ketik sedikitnya ${TYPED_DIGITS} huruf dan angka dari kode di kertas, atau pindai kode QR-nya.` };
  const db = openForReading(file, migrationsFolder);
  try {
    db.exec('BEGIN');
    const reading = readings.find((each) => placeOf(db, each) !== null) ?? readings[0] ?? { entries: null, prefix: '' };
    return await judged(db, reading, onProgress);
  } finally {
    db.close();
  }
}

async function judged(db: Database, reading: HeadReading, onProgress: (done: number, total: number) => void): Promise<Comparison> {
  if (reading.entries === 0 && GENESIS.startsWith(reading.prefix)) return { result: 'sama', entries: 0, note: 'Kertas ini dari buku yang belum berisi jurnal.' };
  const place = placeOf(db, reading);
  const count = db.sql<{ count: number }>('SELECT coalesce(max(seq), 0) AS count FROM entry').get()?.count ?? 0;
  if (place === null) return different(db, reading, count);
  const broken = await firstBroken(db, place.seq, new Pace(place.seq, onProgress));
  const found = { entries: place.seq, number: place.number, date: place.date };
  if (broken !== null)
    return { result: 'berbeda', ...found, note: `${broken} sudah tidak sesuai sidik jarinya. Jalankan pemeriksaan buku untuk melihat semua yang berubah.` };
  return { result: 'sama', ...found, note: `Semua ${number(place.seq)} jurnal sampai ${place.number} tanggal ${dateText(place.date)} sama dengan saat kertas itu dicetak.` };
}

/** What a print says that this book does not. */
function different(db: Database, { entries }: HeadReading, count: number): Comparison {
  if (entries === null) return { result: 'berbeda', entries, note: 'Tidak ada jurnal dengan kode ini. Buku sudah berubah, kertas ini dari buku lain, atau kodenya salah ketik; pindai kode QR-nya.' };
  if (entries > count) return { result: 'belum-ada', entries, note: `Kertas menyebut ${number(entries)} jurnal, buku ini baru berisi ${number(count)}. Mungkin ini salinan lama, atau jurnal di ujungnya dihapus.` };
  const there = db.sql<Place>('SELECT seq, number, on_date AS date, hash FROM entry WHERE seq = ?').get(entries);
  return {
    result: 'berbeda', entries, ...(there === undefined ? {} : { number: there.number, date: there.date }),
    note: `Jurnal ke-${number(entries)} di buku ini bukan yang ada saat kertas dicetak. Buku sampai jurnal itu sudah berubah, kertas ini dari buku lain, atau kodenya salah ketik; pindai kode QR-nya.`,
  };
}

/** The entry a reading names, where this book has one with that hash. Without a number every entry is looked at. */
function placeOf(db: Database, { entries, prefix }: HeadReading): Place | null {
  if (entries !== null) {
    const place = db.sql<Place>('SELECT seq, number, on_date AS date, hash FROM entry WHERE seq = ?').get(entries);
    return place !== undefined && place.hash.startsWith(prefix) ? place : null;
  }
  return db.sql<Place>('SELECT seq, number, on_date AS date, hash FROM entry WHERE substr(hash, 1, ?) = ? LIMIT 1').get(prefix.length, prefix) ?? null;
}

/** The first entry up to a place in the chain that does not fit; null where all do. */
async function firstBroken(db: Database, last: number, pace: Pace): Promise<string | null> {
  let previous = GENESIS;
  let expected = 1;
  const reader = new EntryReader(new Book(db));
  for (const whole of reader.entries(() => undefined)) {
    const { entry } = whole;
    if (entry.seq > last) break;
    if (entry.seq !== expected || entry.prev_hash !== previous || !reader.fits(whole)) return `Jurnal ${entry.number} (ke-${number(expected)})`;
    previous = entry.hash;
    expected += 1;
    if (pace.step()) await pace.rest();
  }
  return null;
}
