import type { Raster } from './lines.ts';

/** Dots across 58 mm paper: a picture no wider than this fits every receipt printer. */
export const MAX_WIDTH = 384;
/** As high as a head should ever be. */
export const MAX_HEIGHT = 200;

/** Colour picture as browsers hand it over: red, green, blue, opacity, row by row. */
export type Picture = { readonly width: number; readonly height: number; readonly rgba: ArrayLike<number> };

const MIDDLE = 128;
/** Where the error of a dot goes, in sixteenths (Floyd and Steinberg). */
const SPREAD = [[1, 0, 7], [-1, 1, 3], [0, 1, 5], [1, 1, 1]] as const;

/** Brightness of each dot on white paper, 0 black to 255 white. */
function brightness({ width, height, rgba }: Picture): Float64Array {
  const grey = new Float64Array(width * height);
  for (let at = 0; at < grey.length; at += 1) {
    const [red = 0, green = 0, blue = 0, opacity = 0] = [rgba[at * 4], rgba[at * 4 + 1], rgba[at * 4 + 2], rgba[at * 4 + 3]];
    grey[at] = 255 - ((255 - (0.299 * red + 0.587 * green + 0.114 * blue)) * opacity) / 255;
  }
  return grey;
}

/** The picture in black dots on white, its greys spread as dots; as wide as it is, up to the next whole byte. */
export function dither(picture: Picture): Raster {
  const { width, height } = picture;
  const grey = brightness(picture);
  const rows: boolean[][] = [];
  for (let y = 0; y < height; y += 1) {
    const row: boolean[] = [];
    for (let x = 0; x < width; x += 1) {
      const value = grey[y * width + x] ?? 255;
      const black = value < MIDDLE;
      row.push(black);
      const error = value - (black ? 0 : 255);
      for (const [right, down, part] of SPREAD) {
        const [toX, toY] = [x + right, y + down];
        if (toX >= 0 && toX < width && toY < height) grey[toY * width + toX] = (grey[toY * width + toX] ?? 255) + (error * part) / 16;
      }
    }
    rows.push(row);
  }
  return packed(rows, width);
}

/** Rows of dots, true is black, eight to a byte, the first in the highest bit; as hexadecimal text. */
export function packed(rows: readonly (readonly boolean[])[], width: number): Raster {
  const bytesWide = Math.ceil(width / 8);
  let dots = '';
  for (const row of rows) {
    for (let byte = 0; byte < bytesWide; byte += 1) {
      let value = 0;
      for (let bit = 0; bit < 8; bit += 1) value = value * 2 + (row[byte * 8 + bit] === true ? 1 : 0);
      dots += value.toString(16).padStart(2, '0');
    }
  }
  return { width: bytesWide * 8, height: rows.length, dots };
}

/** The bytes of a raster, row by row. */
export const rasterBytes = ({ dots }: Raster): Uint8Array => Uint8Array.from(dots.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16));
