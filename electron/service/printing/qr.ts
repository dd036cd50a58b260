import { encode } from 'uqr';
import type { PaperLine, QrModules } from '../../../shared/domain/paper/lines.ts';

/** A QR code's modules at error correction M, without the quiet zone. */
export const qrModules = (data: string): QrModules => encode(data, { ecc: 'M', border: 0 }).data;

/** The same lines with every QR code's modules filled in, for pictures. */
export const withQrModules = (lines: readonly PaperLine[]): PaperLine[] => lines.map((line) => (line.kind === 'qr' ? { ...line, modules: qrModules(line.data) } : line));
