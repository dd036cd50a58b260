import { crc32, deflateSync } from 'node:zlib';
import { encode } from 'uqr';
import type { PaperLine, QrModules, Raster } from '../../../shared/domain/paper/lines.ts';
import { rasterBytes } from '../../../shared/domain/paper/raster.ts';

/** A QR code's modules at error correction M, without the quiet zone. */
export const qrModules = (data: string): QrModules => encode(data, { ecc: 'M', border: 0 }).data;

const PNG_SIGNATURE = Buffer.from('89504e470d0a1a0a', 'hex');

function chunk(name: string, data: Uint8Array): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const [length, check] = [Buffer.alloc(4), Buffer.alloc(4)];
  length.writeUInt32BE(data.length);
  check.writeUInt32BE(crc32(body));
  return Buffer.concat([length, body, check]);
}

/** A raster as a PNG of one bit a dot, black on white. */
export function rasterPng(raster: Raster): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(raster.width, 0);
  head.writeUInt32BE(raster.height, 4);
  // One bit a dot, grey, the usual compression and filter, not interlaced.
  head.set([1, 0, 0, 0, 0], 8);
  const stride = raster.width / 8;
  const dots = rasterBytes(raster);
  const rows = Array.from({ length: raster.height }, (_, y) => Buffer.from([0, ...dots.subarray(y * stride, (y + 1) * stride).map((byte) => byte ^ 0xff)]));
  return Buffer.concat([PNG_SIGNATURE, chunk('IHDR', head), chunk('IDAT', deflateSync(Buffer.concat(rows))), chunk('IEND', new Uint8Array())]);
}

/** The same lines with every QR code's modules and every picture filled in, for pictures of the paper. */
export const withPictures = (lines: readonly PaperLine[]): PaperLine[] =>
  lines.map((line) => {
    if (line.kind === 'qr') return { ...line, modules: qrModules(line.data) };
    return line.kind === 'image' ? { ...line, url: `data:image/png;base64,${rasterPng(line.raster).toString('base64')}` } : line;
  });
