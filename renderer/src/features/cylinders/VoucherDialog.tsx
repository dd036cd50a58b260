import { ReceiptText } from 'lucide-react';
import type { JSX } from 'react';
import { paperOf } from '../../../../shared/contract/paper.ts';
import { cylinderScreen as words } from '../../../../shared/text/screenCylinders.ts';
import { useApiCommand } from '../../api/index.ts';
import { ErrorMessage, notify, useRole } from '../../app/index.ts';
import { Button, Dialog } from '../../ui/index.ts';
import { PaperPreview } from '../sales/index.ts';

/** The paper of a document, to be read and printed once more. */
export function VoucherDialog({ number, onClose }: { readonly number: string; readonly onClose: () => void }): JSX.Element {
  const command = useApiCommand('printing.print');
  const prints = useRole('kasir', 'bendahara', 'ketua');
  const document = paperOf(number.slice(0, 2));
  const print = (): void => {
    if (!command.pending) void command.run({ document, ref: number }).then((sent) => sent !== null && notify(words.printed));
  };
  return (
    <Dialog
      opened
      onClose={onClose}
      icon={ReceiptText}
      title={words.slip(number)}
      width={520}
      keys={prints ? [{ keys: 'F11', label: words.print, run: print, main: true }] : []}
      foot={
        <>
          {prints && (
            <Button keys="F11" busy={command.pending} onClick={print}>
              {words.print}
            </Button>
          )}
          <Button kind="primary" keys="Esc" data-autofocus onClick={onClose}>
            {words.close}
          </Button>
        </>
      }
    >
      <PaperPreview document={document} reference={number} alt={words.paperOf(number)} />
      {command.error && <ErrorMessage error={command.error} />}
    </Dialog>
  );
}
