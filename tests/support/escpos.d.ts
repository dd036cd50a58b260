/** The parts of the package `escpos` 2.5.2 that the comparison in tests/unit/escposDecision.test.ts uses. It has no types of its own. */
declare module 'escpos' {
  export type Device = { open(done: () => void): void; write(data: Uint8Array, done?: () => void): void; close(done?: () => void): void };
  export class Printer {
    constructor(device: Device, options?: { encoding?: string });
    hardware(command: 'init'): this;
    align(side: 'lt' | 'ct' | 'rt'): this;
    style(style: 'b' | 'normal'): this;
    size(width: number, height: number): this;
    text(content: string): this;
    drawLine(): this;
    table(cells: readonly string[]): this;
    qrcode(code: string, version: number, level: string, size: number): this;
    cashdraw(pin: 2 | 5): this;
    cut(partial: boolean, feed: number): this;
    flush(): this;
  }
}
