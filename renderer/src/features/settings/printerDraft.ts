import type { PrinterSetting } from '../../../../shared/contract/policies.ts';
import { printerSettingWords as words } from '../../../../shared/text/printing.ts';

export type PrinterUse = 'printer.receipt' | 'printer.spare';
type Kind = PrinterSetting['kind'];
export const KINDS = ['none', 'tcp', 'file', 'serial', 'cups', 'windows'] as const satisfies readonly Kind[];

/** A printer's setting while it is being typed: `place` is host, path, queue or name, whichever the kind asks for. */
export type PrinterDraft = { readonly kind: Kind; readonly place: string; readonly port: string; readonly baud: number; readonly drawer: boolean };

type Place = { readonly field: 'host' | 'path' | 'queue' | 'name'; readonly label: string; readonly hint?: string; readonly max: number };
export const PLACES: Readonly<Record<Exclude<Kind, 'none'>, Place>> = {
  tcp: { field: 'host', label: words.host, hint: words.hostHint, max: 80 },
  file: { field: 'path', label: words.path, hint: words.pathHint, max: 200 },
  serial: { field: 'path', label: words.serialPath, hint: words.serialPathHint, max: 130 },
  cups: { field: 'queue', label: words.queue, hint: words.queueHint, max: 127 },
  windows: { field: 'name', label: words.name, hint: words.queueHint, max: 220 },
};

const placeOf = (printer: PrinterSetting): string => {
  switch (printer.kind) {
    case 'none':
      return '';
    case 'tcp':
      return printer.host;
    case 'file':
    case 'serial':
      return printer.path;
    case 'cups':
      return printer.queue;
    case 'windows':
      return printer.name;
  }
};

export const draftOf = (printer: PrinterSetting): PrinterDraft => ({
  kind: printer.kind,
  place: placeOf(printer),
  port: printer.kind === 'tcp' ? String(printer.port) : '9100',
  baud: printer.kind === 'serial' ? printer.baud : 9600,
  drawer: printer.kind !== 'none' && printer.drawer,
});

/** What choosing a printer that the computer knows puts into the form. */
export const fromFound = ({ kind, name }: { readonly kind: Kind; readonly name: string }): Partial<PrinterDraft> => ({ kind, place: name });

/** The setting as typed, for its schema to judge. Whether the printer answers stays known while it is the same one. */
export function valueOf(draft: PrinterDraft, before: PrinterSetting | undefined): unknown {
  if (draft.kind === 'none') return { kind: 'none' };
  const place = draft.place.trim();
  const same = before !== undefined && before.kind === draft.kind && placeOf(before) === place;
  return {
    kind: draft.kind,
    [PLACES[draft.kind].field]: place,
    ...(draft.kind === 'tcp' ? { port: Number(draft.port) } : {}),
    ...(draft.kind === 'serial' ? { baud: draft.baud } : {}),
    drawer: draft.drawer,
    ...(same && before.answers !== undefined ? { answers: before.answers } : {}),
  };
}
