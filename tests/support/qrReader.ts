/** Reads QR codes back with a reader that is none of ours (jsQR), from modules or from a picture. */
import { inflateSync } from 'node:zlib';
import jsQR from 'jsqr';

type Picture = { readonly width: number; readonly height: number; readonly rgba: Uint8ClampedArray };

const read = ({ rgba, width, height }: Picture): string | null => jsQR(rgba, width, height)?.data ?? null;

/** What a code's modules say, drawn black on white with a quiet zone of four modules; null when nobody can read them. */
export function readModules(modules: readonly (readonly boolean[])[], size = 3): string | null {
  const width = (modules.length + 8) * size;
  const rgba = new Uint8ClampedArray(width * width * 4).fill(255);
  for (let y = 0; y < width; y += 1)
    for (let x = 0; x < width; x += 1) {
      const dark = modules[Math.floor(y / size) - 4]?.[Math.floor(x / size) - 4] === true;
      if (dark) rgba.fill(0, (y * width + x) * 4, (y * width + x) * 4 + 3);
    }
  return read({ rgba, width, height: width });
}

/** What the QR codes drawn in a paper's SVG say, in order: every path of unit squares, filled in as modules. */
export function readSvgCodes(svg: string): (string | null)[] {
  return [...svg.matchAll(/<path transform="[^"]*" shape-rendering="crispEdges" d="([^"]*)"/g)].map(([, path = '']) => {
    const runs = [...path.matchAll(/M(\d+) (\d+)h(\d+)v1h-\d+z/g)].map(([, x, y, width]) => [Number(x), Number(y), Number(width)] as const);
    const side = Math.max(...runs.map(([x, , width]) => x + width));
    const modules = Array.from({ length: side }, () => Array.from({ length: side }, () => false));
    for (const [x, y, width] of runs) modules[y]?.fill(true, x, x + width);
    return readModules(modules);
  });
}

/** Channels by PNG's colour type; screenshots are truecolour with or without alpha, eight bits each. */
const CHANNELS: Readonly<Record<number, number>> = { 2: 3, 6: 4 };

/** A PNG's pixels (PNG specification, filters 0 to 4, not interlaced). */
export function readPng(png: Buffer): Picture {
  const [width, height, channels] = [png.readUInt32BE(16), png.readUInt32BE(20), CHANNELS[png[25] ?? 0]];
  if (channels === undefined || png[24] !== 8 || png[28] !== 0) throw new Error('not a screenshot');
  const parts: Buffer[] = [];
  for (let at = 8; at < png.length; at += 12 + png.readUInt32BE(at)) if (png.toString('latin1', at + 4, at + 8) === 'IDAT') parts.push(png.subarray(at + 8, at + 8 + png.readUInt32BE(at)));
  const raw = inflateSync(Buffer.concat(parts));
  const stride = width * channels;
  const lines = new Uint8Array(stride * height);
  for (let y = 0; y < height; y += 1) {
    const filter = raw[y * (stride + 1)] ?? 0;
    for (let x = 0; x < stride; x += 1) {
      const at = y * stride + x;
      const left = x < channels ? 0 : (lines[at - channels] ?? 0);
      const up = y === 0 ? 0 : (lines[at - stride] ?? 0);
      const corner = x < channels || y === 0 ? 0 : (lines[at - stride - channels] ?? 0);
      lines[at] = (raw[y * (stride + 1) + 1 + x] ?? 0) + predicted(filter, left, up, corner);
    }
  }
  const rgba = new Uint8ClampedArray(width * height * 4).fill(255);
  for (let pixel = 0; pixel < width * height; pixel += 1) for (let channel = 0; channel < 3; channel += 1) rgba[pixel * 4 + channel] = lines[pixel * channels + channel] ?? 0;
  return { width, height, rgba };
}

function predicted(filter: number, left: number, up: number, corner: number): number {
  if (filter === 1) return left;
  if (filter === 2) return up;
  if (filter === 3) return Math.floor((left + up) / 2);
  if (filter !== 4) return 0;
  const guess = left + up - corner;
  const [toLeft, toUp, toCorner] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)];
  if (toLeft <= toUp && toLeft <= toCorner) return left;
  return toUp <= toCorner ? up : corner;
}

/** What the QR code on a screenshot says; null when there is none, or nobody can read it. */
export const readQrOn = (png: Buffer): string | null => read(readPng(png));
