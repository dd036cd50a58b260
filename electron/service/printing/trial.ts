import { settingSchemas } from '../../../shared/contract/policies.ts';
import type { Result } from '../../../shared/contract/index.ts';
import type { PaperColumns, PaperLine } from '../../../shared/domain/paper/lines.ts';
import { printerTrouble } from '../../../shared/text/printing.ts';
import type { Ctx, Handlers, Kernel } from '../kernel/kernel.ts';
import { conflict, notFound } from '../kernel/refusal.ts';
import { storeSetting } from '../settings/index.ts';
import { askState, canAnswer, stops, type Printer } from './device.ts';
import { toEscPos } from './escpos.ts';
import { foundPrinters, settingOf, type Found } from './found.ts';
import type { PrintQueue } from './queue.ts';
import { nameOf, sendToPrinter } from './transport/index.ts';

/** The page that is printed to try a printer. */
export type TrialPage = (printerName: string, drawer: boolean) => { readonly lines: readonly PaperLine[]; readonly columns: PaperColumns };

const SEND_TIMEOUT_MS = 8_000;
const USES = { main: 'printer.receipt', spare: 'printer.spare' } as const;
type Use = keyof typeof USES;
const isUse = (id: string): id is Use => Object.hasOwn(USES, id);

/** Finding a printer and trying it, for whoever sets the till up. */
export class PrinterTrial {
  private readonly kernel: Kernel;
  private readonly queue: PrintQueue;
  private readonly page: TrialPage;

  constructor(kernel: Kernel, queue: PrintQueue, page: TrialPage) {
    this.kernel = kernel;
    this.queue = queue;
    this.page = page;
  }

  handlers(): Handlers<'printing.printers' | 'printing.test'> {
    return {
      'printing.printers': async () => {
        const set = (Object.keys(USES) as Use[]).flatMap((use) => {
          const printer = this.setPrinter(use);
          return printer === undefined ? [] : [{ printerId: use, kind: printer.kind, name: nameOf(printer), use }];
        });
        return { rows: [...set, ...(await foundPrinters()).map((found) => ({ printerId: `${found.kind}:${found.name}`, ...found, use: null }))] };
      },
      'printing.test': ({ printerId, drawer = false }, ctx) => {
        const printer = this.printer(printerId);
        return this.queue.alone(() => this.tryOut(printerId, printer, drawer, ctx));
      },
    };
  }

  private setPrinter(use: Use): Printer | undefined {
    const printer = this.kernel.settings.at(USES[use], this.kernel.today());
    return printer.kind === 'none' ? undefined : printer;
  }

  /** `main`, `spare`, or KIND:NAME as printing.printers names what it found. */
  private printer(printerId: string): Printer {
    if (isUse(printerId)) {
      const printer = this.setPrinter(printerId);
      if (printer === undefined) throw conflict('noPrinter', 'Pilih printer dan simpan dahulu, lalu coba.', { field: 'printerId' });
      return printer;
    }
    const at = printerId.indexOf(':');
    const kind = (['tcp', 'file', 'serial', 'cups', 'windows'] as const).find((each) => each === printerId.slice(0, at));
    const parsed = kind === undefined ? undefined : settingSchemas['printer.receipt'].safeParse(settingOf({ kind, name: printerId.slice(at + 1) } satisfies Found, true));
    if (parsed?.success !== true || parsed.data.kind === 'none') throw notFound('Printer', 'printerId');
    return parsed.data;
  }

  private async tryOut(printerId: string, printer: Printer, drawer: boolean, ctx: Ctx): Promise<Result<'printing.test'>> {
    const state = await askState(printer);
    const answers = canAnswer(printer) ? state !== null : null;
    this.remember(printerId, printer, { answers, drawer }, ctx);
    if (printerId === 'main') this.queue.heard(state);
    const stopped = stops(state);
    if (stopped !== undefined) return { printed: false, state, answers, problem: printerTrouble(stopped, nameOf(printer)) };
    const { lines, columns } = this.page(nameOf(printer), drawer);
    const outcome = await sendToPrinter(printer, toEscPos(lines, columns), SEND_TIMEOUT_MS);
    return { printed: outcome.ok, state, answers, problem: outcome.ok ? null : outcome.message };
  }

  /** Before anything is sent: who tried which printer, whether with the drawer, and for a printer of the settings whether it answers. */
  private remember(printerId: string, printer: Printer, tried: { readonly answers: boolean | null; readonly drawer: boolean }, asked: Ctx): void {
    this.kernel.transact({ method: 'printing.test', id: '', user: asked.user, approver: null, session: asked.session }, (ctx) => {
      if (isUse(printerId) && tried.answers !== null && tried.answers !== (printer.answers ?? false)) {
        storeSetting(ctx, USES[printerId], { ...printer, answers: tried.answers }, ctx.today);
        ctx.afterCommit(() => this.kernel.settings.forget());
      }
      ctx.note(nameOf(printer), tried.drawer ? 'cetak uji, laci dibuka' : 'cetak uji');
    });
  }
}
