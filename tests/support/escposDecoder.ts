/**
 * A strict ESC/POS reader, written from the printer's side (Epson's command reference): it knows no encoder, keeps every
 * state that changes the paper, and throws on a command it does not know, on a parameter outside the canonical values,
 * on a byte outside ASCII text, and where the bytes end inside a command.
 */
export type DecodedLine = { text: string; indent: number; bold: boolean; width: number; height: number; font: 'A' | 'B'; columns: number };
export type DecodedQr = { data: string; model: number; dots: number; level: 'L' | 'M' | 'Q' | 'H'; align: 'left' | 'center' | 'right'; afterLine: number };
/** A picture: its rows as hexadecimal text, the leftmost dot of a byte in the highest bit, 1 is black. */
export type DecodedImage = { width: number; height: number; dots: string; align: 'left' | 'center' | 'right'; afterLine: number };
export type Printout = {
  resets: number;
  lines: DecodedLine[];
  qr: DecodedQr[];
  barcodes: { symbology: 'ean13' | 'code128'; data: string; height: number; dots: number; align: string; afterLine: number }[];
  images: DecodedImage[];
  cuts: { mode: 'full' | 'partial'; feedBefore: number; afterLine: number }[];
  drawer: { pin: 2 | 5; onMs: number; offMs: number; afterLine: number }[];
  tooWide: string[];
};

const ESC = 0x1b;
const GS = 0x1d;
const FS = 0x1c;
const LF = 0x0a;
const LEVELS = ['L', 'M', 'Q', 'H'] as const;
const ALIGNMENTS = ['left', 'center', 'right'] as const;

type Letter = { text: string; bold: boolean; width: number; height: number; font: 'A' | 'B' };

class Reader {
  readonly #bytes: Uint8Array;
  readonly #columns: number;
  #bars = { height: 0, dots: 0 };
  readonly #out: Printout = { resets: 0, lines: [], qr: [], barcodes: [], images: [], cuts: [], drawer: [], tooWide: [] };
  #at = 0;
  #align: 'left' | 'center' | 'right' = 'left';
  #bold = false;
  #width = 1;
  #height = 1;
  #font: 'A' | 'B' = 'A';
  #letters: Letter[] = [];
  #blank = 0;
  #qr: { data: string | null; model: number; dots: number; level: DecodedQr['level'] } = { data: null, model: 0, dots: 0, level: 'L' };

  constructor(bytes: Uint8Array, columns: number) {
    this.#bytes = bytes;
    this.#columns = columns;
  }

  read(): Printout {
    while (this.#at < this.#bytes.length) {
      const byte = this.#byte();
      if (byte === LF) this.#endLine();
      else if (byte === ESC) this.#escape();
      else if (byte === GS) this.#group();
      else if (byte === FS) this.#only(this.#byte(), [0x2e], 'FS');
      else if (byte < 0x20 || byte > 0x7e) this.#fail(`byte ${hex(byte)} is not text`);
      else this.#letters.push({ text: String.fromCharCode(byte), bold: this.#bold, width: this.#width, height: this.#height, font: this.#font });
    }
    if (this.#letters.length > 0) this.#fail('text without a line feed at the end');
    return this.#out;
  }

  #fail(what: string): never {
    throw new Error(`ESC/POS: ${what}, at byte ${this.#at - 1}`);
  }

  #byte(): number {
    const byte = this.#bytes[this.#at];
    this.#at += 1;
    if (byte === undefined) this.#fail('ends inside a command');
    return byte;
  }

  #take(length: number): Uint8Array {
    if (this.#at + length > this.#bytes.length) this.#fail('ends inside a command');
    this.#at += length;
    return this.#bytes.subarray(this.#at - length, this.#at);
  }

  #only(value: number, allowed: readonly number[], command: string): number {
    if (!allowed.includes(value)) this.#fail(`${command} with ${hex(value)}`);
    return value;
  }

  #endLine(): void {
    const raw = this.#letters.map((letter) => letter.text).join('');
    const used = this.#letters.reduce((sum, letter) => sum + letter.width, 0);
    const lead = raw.length - raw.trimStart().length;
    const body = this.#letters.slice(lead, raw.trimEnd().length);
    const first = body[0];
    if (used > this.#columns) this.#out.tooWide.push(raw);
    if (body.some((letter) => letter.bold !== first?.bold || letter.width !== first.width || letter.height !== first.height || letter.font !== first.font)) this.#fail(`mixed letters in "${raw}"`);
    const before = this.#letters.slice(0, lead).reduce((sum, letter) => sum + letter.width, 0);
    const free = this.#columns - used;
    const shift = this.#align === 'left' ? 0 : this.#align === 'right' ? free : Math.floor(free / 2);
    this.#out.lines.push({
      text: body.map((letter) => letter.text).join(''),
      indent: first ? before + Math.max(0, shift) : 0,
      bold: first?.bold ?? false,
      width: first?.width ?? 1,
      height: first?.height ?? 1,
      font: first?.font ?? 'A',
      columns: used,
    });
    this.#blank = first ? 0 : this.#blank + 1;
    this.#letters = [];
  }

  #mustBeEmpty(command: string): void {
    if (this.#letters.length > 0) this.#fail(`${command} inside a line`);
  }

  #escape(): void {
    const command = this.#byte();
    switch (command) {
      case 0x40:
        this.#mustBeEmpty('ESC @');
        this.#out.resets += 1;
        this.#align = 'left';
        this.#bold = false;
        this.#width = 1;
        this.#height = 1;
        this.#font = 'A';
        return;
      case 0x21: {
        const mode = this.#only(this.#byte(), [0x00, 0x08, 0x10, 0x18, 0x20, 0x28, 0x30, 0x38], 'ESC !');
        this.#bold = (mode & 0x08) !== 0;
        this.#height = (mode & 0x10) === 0 ? 1 : 2;
        this.#width = (mode & 0x20) === 0 ? 1 : 2;
        return;
      }
      case 0x45:
        this.#bold = this.#only(this.#byte(), [0, 1], 'ESC E') === 1;
        return;
      case 0x2d:
        this.#only(this.#byte(), [0], 'ESC -');
        return;
      case 0x4d:
        this.#font = this.#only(this.#byte(), [0, 1], 'ESC M') === 0 ? 'A' : 'B';
        return;
      case 0x61:
        this.#mustBeEmpty('ESC a');
        this.#align = ALIGNMENTS[this.#byte()] ?? this.#fail('ESC a outside 0 to 2');
        return;
      case 0x74:
        this.#only(this.#byte(), [0], 'ESC t');
        return;
      case 0x70: {
        const pin = this.#only(this.#byte(), [0, 1], 'ESC p') === 0 ? 2 : 5;
        this.#out.drawer.push({ pin, onMs: this.#byte() * 2, offMs: this.#byte() * 2, afterLine: this.#out.lines.length });
        return;
      }
      default:
        this.#fail(`unknown ESC ${hex(command)}`);
    }
  }

  #group(): void {
    const command = this.#byte();
    switch (command) {
      case 0x21: {
        const size = this.#only(this.#byte(), [0x00, 0x01, 0x10, 0x11], 'GS !');
        this.#width = (size >> 4) + 1;
        this.#height = (size & 0x0f) + 1;
        return;
      }
      case 0x56: {
        this.#mustBeEmpty('GS V');
        const mode = this.#only(this.#byte(), [0, 1], 'GS V') === 0 ? 'full' : 'partial';
        this.#out.cuts.push({ mode, feedBefore: this.#blank, afterLine: this.#out.lines.length });
        return;
      }
      case 0x76:
        this.#only(this.#byte(), [0x30], 'GS v');
        this.#picture();
        return;
      case 0x68:
        this.#bars.height = this.#byte();
        return;
      case 0x77:
        this.#bars.dots = this.#only(this.#byte(), [2, 3, 4, 5, 6], 'GS w');
        return;
      case 0x48:
        this.#only(this.#byte(), [0], 'GS H');
        return;
      case 0x6b:
        this.#barcode();
        return;
      case 0x28:
        this.#only(this.#byte(), [0x6b], 'GS (');
        this.#symbol();
        return;
      default:
        this.#fail(`unknown GS ${hex(command)}`);
    }
  }

  /** GS v 0: mode, width in bytes, height in dots, the rows. 384 dots fit 58 mm, 576 fit 80 mm. */
  #picture(): void {
    this.#mustBeEmpty('GS v 0');
    this.#only(this.#byte(), [0], 'GS v 0');
    const bytesWide = this.#byte() | (this.#byte() << 8);
    const height = this.#byte() | (this.#byte() << 8);
    if (bytesWide === 0 || height === 0 || bytesWide * 8 > this.#columns * 12) this.#fail(`picture of ${bytesWide * 8} by ${height} dots`);
    const dots = [...this.#take(bytesWide * height)].map(hex).join('');
    this.#out.images.push({ width: bytesWide * 8, height, dots, align: this.#align, afterLine: this.#out.lines.length });
    this.#blank = 0;
  }

  /** GS k: EAN-13 as twelve or thirteen digits up to a zero, Code 128 with its length and the set it begins in. */
  #barcode(): void {
    this.#mustBeEmpty('GS k');
    const kind = this.#only(this.#byte(), [2, 73], 'GS k');
    let data = '';
    if (kind === 2) {
      for (let byte = this.#byte(); byte !== 0; byte = this.#byte()) data += String.fromCharCode(byte);
      if (!/^\d{12,13}$/.test(data)) this.#fail(`EAN-13 of ${data}`);
    } else {
      data = [...this.#take(this.#byte())].map((byte) => String.fromCharCode(byte)).join('');
      if (!data.startsWith('{B')) this.#fail(`Code 128 begins with ${data.slice(0, 2)}`);
      data = data.slice(2);
    }
    this.#out.barcodes.push({ symbology: kind === 2 ? 'ean13' : 'code128', data, ...this.#bars, align: this.#align, afterLine: this.#out.lines.length });
    this.#blank = 0;
  }

  #symbol(): void {
    this.#mustBeEmpty('GS ( k');
    const body = this.#take(this.#byte() | (this.#byte() << 8));
    const [kind = -1, call = -1, value = -1, second = -1] = body;
    this.#only(kind, [0x31], 'GS ( k');
    const sized = (length: number): void => {
      if (body.length !== length) this.#fail(`GS ( k function ${call} with ${body.length} bytes`);
    };
    switch (call) {
      case 65:
        sized(4);
        this.#only(second, [0], 'QR model');
        this.#qr.model = this.#only(value, [0x31, 0x32], 'QR model') - 0x30;
        return;
      case 67:
        sized(3);
        if (value < 1 || value > 16) this.#fail('QR module size');
        this.#qr.dots = value;
        return;
      case 69:
        sized(3);
        this.#qr.level = LEVELS[value - 0x30] ?? this.#fail('QR error level');
        return;
      case 80:
        this.#only(value, [0x30], 'QR store');
        this.#qr.data = new TextDecoder('utf-8', { fatal: true }).decode(body.subarray(3));
        return;
      case 81:
        sized(3);
        this.#only(value, [0x30], 'QR print');
        if (this.#qr.data === null) this.#fail('QR printed without data');
        this.#out.qr.push({ ...this.#qr, data: this.#qr.data, align: this.#align, afterLine: this.#out.lines.length });
        return;
      default:
        this.#fail(`unknown GS ( k function ${call}`);
    }
  }
}

const hex = (byte: number): string => byte.toString(16).padStart(2, '0');

/** What a printer with `columns` letters of font A across would put on paper. */
export const decodeEscPos = (bytes: Uint8Array, columns: number): Printout => new Reader(bytes, columns).read();

/** The paper as text, one row a line, without spaces at the ends. */
export const paperText = (printout: Printout): string[] => printout.lines.map((line) => (line.text === '' ? '' : ' '.repeat(line.indent) + line.text));
