import { ListChecks } from 'lucide-react';
import { useState, type JSX } from 'react';
import { useForm, useWatch } from 'react-hook-form';
import { cylinderScreen as words } from '../../../../shared/text/screenCylinders.ts';
import { useApiCommand } from '../../api/index.ts';
import { CommandDialog, useApprovers } from '../../app/index.ts';
import { FormText, PinDialog, type GivenApproval } from '../../ui/index.ts';
import { countOf } from './bookDialogs.tsx';
import type { CylinderRow } from './CylinderBar.tsx';

const PILES = ['empty', 'damaged', 'foreign'] as const;

/** A count of the empties of a size; where it differs from the book somebody else consents to it. */
export function CountDialog({ row, onClose, onDone }: { readonly row: CylinderRow; readonly onClose: () => void; readonly onDone: (number: string) => void }): JSX.Element {
  const form = useForm<Record<(typeof PILES)[number] | 'reason', string>>({ defaultValues: { empty: '', damaged: '', foreign: '', reason: words.reasonDefault } });
  const { control } = form;
  const [asking, setAsking] = useState(false);
  const command = useApiCommand('cylinders.count');
  const approvers = useApprovers(['bendahara', 'ketua'], asking);
  const [emptyTyped, damagedTyped, foreignTyped, reasonTyped] = useWatch({ control, name: ['empty', 'damaged', 'foreign', 'reason'] });
  const counts = { empty: countOf(emptyTyped), damaged: countOf(damagedTyped), foreign: countOf(foreignTyped) };
  const [empty, damaged, foreign] = [counts.empty, counts.damaged, counts.foreign];
  const ready = PILES.every((pile) => Number.isInteger(counts[pile])) && reasonTyped.trim() !== '';
  const send = (given?: GivenApproval): void => {
    if (empty === null || damaged === null || foreign === null || command.pending) return;
    void command.run({ size: row.size, empty, damaged, foreign, reason: reasonTyped.trim(), ...(given === undefined ? {} : { approval: { username: given.username, pin: given.pin } }) }).then((done) => done !== null && onDone(done.number));
  };
  const differs = PILES.some((pile) => counts[pile] !== row[pile]);
  if (asking)
    return (
      <PinDialog
        opened
        title={words.countAsk}
        note={words.countTitle(row.size)}
        facts={PILES.filter((pile) => counts[pile] !== row[pile]).map((pile) => ({ label: words.counted[pile], value: `${words.inBook(row[pile])} ${words.piece(counts[pile] ?? 0)}`, tone: 'caution' as const }))}
        effect={words.countEffect}
        approvers={approvers}
        busy={command.pending}
        refused={command.error?.message}
        onApprove={send}
        onCancel={() => {
          setAsking(false);
          command.reset();
        }}
      />
    );
  const submit = (): void => {
    if (!ready) return;
    if (differs) setAsking(true);
    else send();
  };
  return (
    <CommandDialog command={{ submit, pending: command.pending, error: command.error, unsure: command.error?.outcomeUnknown === true }} ready={ready} onClose={onClose} icon={ListChecks} title={words.countTitle(row.size)} note={words.countNote} verb={words.record} width={560}>
      {PILES.map((pile) => (
        <FormText key={pile} control={control} name={pile} label={words.counted[pile]} inputMode="numeric" maxLength={5} {...(pile === 'empty' ? { 'data-autofocus': true } : {})} />
      ))}
      <FormText control={control} name="reason" label={words.reason} maxLength={120} />
    </CommandDialog>
  );
}
