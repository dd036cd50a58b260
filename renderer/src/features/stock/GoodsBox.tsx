import { Search } from 'lucide-react';
import type { JSX, Ref } from 'react';
import { Icon, TextField } from '../../ui/index.ts';

/** Where goods are looked for; the arrows walk through what was found while it is typed. */
export function GoodsBox({ label, text, onText, onStep, onEnter, ref }: {
  readonly label: string; readonly text: string; readonly onText: (text: string) => void; readonly onStep: (by: number) => void; readonly onEnter?: () => void; readonly ref?: Ref<HTMLInputElement>;
}): JSX.Element {
  return (
    <TextField
      {...(ref === undefined ? {} : { ref })}
      label={label}
      hideLabel
      type="search"
      maxLength={80}
      placeholder={label}
      before={<Icon of={Search} />}
      value={text}
      onChange={(event) => onText(event.currentTarget.value)}
      onKeyDown={(event) => {
        const by = { ArrowDown: 1, ArrowUp: -1, PageDown: 10, PageUp: -10 }[event.key];
        if (by !== undefined) {
          event.preventDefault();
          onStep(by);
        } else if (event.key === 'Enter' && onEnter !== undefined) {
          event.preventDefault();
          onEnter();
        }
      }}
    />
  );
}
