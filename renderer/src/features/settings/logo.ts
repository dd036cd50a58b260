import type { Raster } from '../../../../shared/domain/paper/lines.ts';
import { dither, MAX_HEIGHT, MAX_WIDTH, rasterBytes } from '../../../../shared/domain/paper/raster.ts';

function canvasOf(width: number, height: number): { readonly canvas: HTMLCanvasElement; readonly brush: CanvasRenderingContext2D } {
  const canvas = document.createElement('canvas');
  Object.assign(canvas, { width, height });
  const brush = canvas.getContext('2d');
  if (brush === null) throw new Error('no canvas');
  return { canvas, brush };
}

/** A chosen picture in the printer's dots, made smaller where it is wider than 58 mm paper or higher than a head may be. Rejects what is no picture. */
export async function readLogo(file: Blob): Promise<Raster> {
  const picture = await createImageBitmap(file);
  const scale = Math.min(1, MAX_WIDTH / picture.width, MAX_HEIGHT / picture.height);
  const [width, height] = [Math.max(1, Math.round(picture.width * scale)), Math.max(1, Math.round(picture.height * scale))];
  const { brush } = canvasOf(width, height);
  brush.drawImage(picture, 0, 0, width, height);
  picture.close();
  return dither({ width, height, rgba: brush.getImageData(0, 0, width, height).data });
}

/** The dots as a picture for the screen. */
export function rasterUrl(raster: Raster): string {
  const { canvas, brush } = canvasOf(raster.width, raster.height);
  const image = brush.createImageData(raster.width, raster.height);
  rasterBytes(raster).forEach((byte, at) => {
    for (let bit = 0; bit < 8; bit += 1) image.data.set((byte & (0x80 >> bit)) === 0 ? [255, 255, 255, 255] : [0, 0, 0, 255], (at * 8 + bit) * 4);
  });
  brush.putImageData(image, 0, 0);
  return canvas.toDataURL('image/png');
}
