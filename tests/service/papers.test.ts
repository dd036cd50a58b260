/**
 * Every kind of paper there is, as bytes for the printer: read back by a decoder that knows no encoder and held against the
 * text of the same paper, on both widths, in the normal layout and in the saving one with a logo. One wrong byte is found in each.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { DOCUMENT_KINDS, paperOf, type DocumentKind } from '../../shared/contract/paper.ts';
import { decodeEscPos, paperText } from '../support/escposDecoder.ts';
import { fillGerai } from '../support/fullGerai.ts';
import { openGerai, type Gerai, type Person } from '../support/gerai.ts';
import { readSvgCodes } from '../support/qrReader.ts';
import { peek, signIn } from '../support/till.ts';

const LONG = 120_000;
const MONTH = '2026-08';
/** Papers that belong to a month, an account or a member instead of a document's number. */
const BY_REF: Partial<Record<DocumentKind, string>> = {
  'bon-statement': 'A-0001', 'shu-statement': MONTH, 'shu-slip': `${MONTH}/A-0001`, 'balance-sheet': MONTH, 'income-statement': MONTH, 'cash-flow': MONTH, 'equity-changes': MONTH, 'trial-balance': MONTH, 'member-benefit': MONTH,
  'notes': MONTH, 'usp': '2026-Q3', 'loan-agreement': 'PP-2026-000001', 'loan-schedule': '6000000/12/menurun/12/2026-12-05', 'reminder': 'PP-2026-000001', 'member-register': '2026-08-31', 'loan-aging': '2026-08-31', 'loan-due': '2026-08-03..2026-12-31', 'loan-concentration': '2026-08-31', 'cash-book': '1-1110/2026-08-03..2026-08-31', 'account-register': '1-1210/2026-08-03..2026-08-31', 'budget': MONTH, 'comparison': `phu/2026-08..2026-09/bulan`, 'verification': 'sekarang', 'count-sheet': 'LH-2026-000001', 'berita-acara': 'OP-2026-000001', 'cylinder-sheet': '2026-08-31', 'stock-value': '2026-08-31', 'slow-goods': '2026-08-31', 'landed-cost': '2026-08-31', 'margins': 'product/2026-08-03..2026-08-31', 'distribution': 'sphp/2026-08-03..2026-08-31', 'deposit-register': '2026-08-31', 'collection-list': '2026-08-31/2',
};
/** Eight dots by four: a frame that is not the same from either side. */
const LOGO = { width: 16, height: 4, dots: 'ffff' + '8001' + '8fff' + 'fff1' };

type Paper = { readonly document: DocumentKind; readonly ref: string };
type Desk = { readonly gerai: Gerai; readonly papers: readonly Paper[]; readonly ask: Person };

/** A gerai with every kind of document, and one paper of each. */
async function openDesk(): Promise<Desk> {
  const folder = mkdtempSync(join(tmpdir(), 'gerai-papers-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const gerai = await openGerai({ folder, clock: '2026-08-03' });
  await fillGerai(gerai, folder);
  const cashier = await signIn(gerai, 'kasir');
  if ((await cashier.call('shifts.current', {})).shift === null) await cashier.call('shifts.open', { float: 100_000 });
  await cashier.call('shifts.xReport', { shiftId: (await cashier.call('shifts.current', {})).shift?.shiftId ?? '' });
  // Closings are printed with the shift they closed.
  const documents = peek<{ kind: string; number: string }>(gerai, "SELECT kind, min(number) AS number FROM document WHERE kind <> 'TS' GROUP BY kind");
  const deposit = peek<{ number: string; line_no: number }>(gerai, "SELECT d.number, l.line_no FROM sale_line l JOIN document d ON d.seq = l.document_seq WHERE l.cylinder = 'jaminan' LIMIT 1");
  const entry = peek<{ number: string }>(gerai, 'SELECT number FROM entry ORDER BY seq DESC LIMIT 1');
  return {
    gerai,
    ask: await signIn(gerai, 'bendahara'),
    papers: [
      ...documents.map(({ kind, number }) => ({ document: paperOf(kind), ref: number })),
      ...deposit.map(({ number, line_no: line }) => ({ document: 'deposit-slip' as const, ref: `${number}/${line}` })),
      ...entry.map(({ number }) => ({ document: 'journal' as const, ref: number })),
      ...peek<{ id: string }>(gerai, 'SELECT id FROM label_run ORDER BY ref DESC LIMIT 1').map(({ id }) => ({ document: 'labels' as const, ref: id })),
      ...(Object.entries(BY_REF) as [DocumentKind, string][]).map(([document, ref]) => ({ document, ref })),
    ],
  };
}

const render = async ({ ask }: Desk, { document, ref }: Paper, format: 'text' | 'escpos' | 'svg', columns: 32 | 48) => ask.call('documents.render', { document, ref, format, columns });

/** What the bytes say, for holding against the text: rows without the `feed` blank ones before the knife, and all else that is on the paper. */
function said(bytes: Uint8Array, columns: 32 | 48, feed: number) {
  const printout = decodeEscPos(bytes, columns);
  const { lines, cuts, qr, barcodes, images, drawer, resets, tooWide } = printout;
  const texts = paperText(printout);
  return { rows: texts.slice(0, -feed), fed: texts.slice(-feed).every((text) => text === ''), looks: lines.map(({ bold, width, height, font }) => [bold, width, height, font]), cuts: cuts.map(({ mode }) => mode), codes: qr.map(({ data }) => data), qr, barcodes, images, drawer, resets, tooWide };
}

async function differences(desk: Desk, paper: Paper, columns: 32 | 48, logo: boolean): Promise<string[]> {
  const text = ((await render(desk, paper, 'text', columns)).text ?? '').split('\n').slice(0, -1).map((row) => row.trimEnd());
  const bytes = Buffer.from((await render(desk, paper, 'escpos', columns)).base64 ?? '', 'base64');
  const feed = logo ? 3 : 4;
  const name = `${paper.document} ${paper.ref} ${columns}`;
  const found: string[] = [];
  const right = said(bytes, columns, feed);
  const wanted = JSON.stringify(text);
  if (JSON.stringify(right.rows) !== wanted) found.push(`${name}: the rows differ`);
  if (right.resets !== 1 || right.tooWide.length > 0 || right.drawer.length > 0 || right.cuts.join() !== 'partial' || !right.fed) found.push(`${name}: ${JSON.stringify({ ...right, rows: [], looks: [] })}`);
  const codes = readSvgCodes((await render(desk, paper, 'svg', columns)).text ?? '');
  if (JSON.stringify(codes) !== JSON.stringify(right.codes)) found.push(`${name}: QR codes ${JSON.stringify(right.codes)}, in the picture ${JSON.stringify(codes)}`);
  for (const image of right.images) if (image.dots !== LOGO.dots || image.align !== 'center' || !logo) found.push(`${name}: a wrong picture`);
  // One wrong byte in the middle of each, in turn a letter, a command or a length.
  const at = Math.floor(bytes.length / 2);
  const wrong = Buffer.from(bytes);
  wrong[at] = (wrong[at] ?? 0) ^ 0x01;
  try {
    if (JSON.stringify(said(wrong, columns, feed)) === JSON.stringify(right)) found.push(`${name}: byte ${at} may be wrong unseen`);
  } catch {
    // A byte that breaks a command is caught by the decoder itself.
  }
  return found;
}

async function allDifferences(desk: Desk, columns: 32 | 48, logo: boolean): Promise<string[]> {
  const found: string[] = [];
  for (const paper of desk.papers) found.push(...(await differences(desk, paper, columns, logo)));
  return found;
}

it('every paper there is reads back as its text on both widths, in the saving layout with a logo too, and one wrong byte in each is found', async () => {
  const desk = await openDesk();
  expect(new Set(desk.papers.map(({ document }) => document))).toEqual(new Set(DOCUMENT_KINDS));
  expect(desk.papers.length).toBeGreaterThanOrEqual(40);
  for (const columns of [32, 48] as const) expect(await allDifferences(desk, columns, false)).toEqual([]);

  const admin = await signIn(desk.gerai, 'admin');
  const effectiveFrom = (await admin.call('system.status', {})).businessDate;
  const receipt = desk.papers.find(({ document }) => document === 'sale-receipt')!;
  const rows = async (): Promise<number> => ((await render(desk, receipt, 'text', 32)).text ?? '').split('\n').length;
  const before = await rows();
  await admin.call('settings.set', { key: 'receipt.layout', value: { columns: 32, footer: ['Terima kasih'], compact: true }, effectiveFrom });
  const short = await rows();
  await admin.call('settings.set', { key: 'receipt.layout', value: { columns: 32, footer: ['Terima kasih'], compact: true, code: true }, effectiveFrom });
  await admin.call('settings.set', { key: 'receipt.logo', value: { raster: LOGO }, effectiveFrom });
  expect(short).toBeLessThanOrEqual(before - 3);
  expect(await allDifferences(desk, 32, true)).toEqual([]);
  const bytes = Buffer.from((await render(desk, receipt, 'escpos', 32)).base64 ?? '', 'base64');
  expect(decodeEscPos(bytes, 32).qr.map(({ data }) => data)).toEqual([receipt.ref]);
  expect(decodeEscPos(bytes, 32).images).toEqual([{ ...LOGO, align: 'center', afterLine: 0 }]);
  expect((await render(desk, receipt, 'svg', 32)).text).toContain('href="data:image/png;base64,');
}, LONG);
