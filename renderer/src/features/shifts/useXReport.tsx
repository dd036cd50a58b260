import { useState, type JSX } from 'react';
import { xReportWords as words } from '../../../../shared/text/shiftList.ts';
import { useApiCommand, type ApiError } from '../../api/index.ts';
import { SlipDialog } from '../../app/index.ts';
import { PaperPreview } from '../sales/index.ts';

/** Makes an X report of an open shift, the caller's own without an id, and shows it until it is put away. */
export function useXReport(shiftId?: string): { readonly make: () => void; readonly pending: boolean; readonly error: ApiError | null; readonly dialog: JSX.Element | null } {
  const command = useApiCommand('shifts.xReport');
  const [number, setNumber] = useState<string | null>(null);
  const make = (): void => {
    if (command.pending) return;
    void command.run(shiftId === undefined ? {} : { shiftId }).then((made) => {
      if (made) setNumber(made.number);
    });
  };
  const dialog =
    number === null ? null : (
      <SlipDialog title={words.done} note={words.note} slip={{ document: 'x-report', ref: number }} rows={[{ label: words.number, value: <b>{number}</b> }]} words={words} onClose={() => setNumber(null)}>
        <PaperPreview document="x-report" reference={number} alt={words.alt(number)} />
      </SlipDialog>
    );
  return { make, pending: command.pending, error: command.error, dialog };
}
