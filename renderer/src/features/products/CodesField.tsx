import { Barcode } from 'lucide-react';
import type { JSX } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { api, asApiError } from '../../api/index.ts';
import { notify } from '../../app/index.ts';
import { Button, playStop, TextField, useScanGate } from '../../ui/index.ts';
import { codesIn } from './FormDialog.tsx';
import styles from './products.module.css';

/** Barcodes as people scan and type them, and a button (F7 in the field) that adds one of the gerai's own. `others`: what stands in the fields beside it, not saved yet. */
export function CodesField({ value, others = '', error, hint, maxLength, onChange }: {
  readonly value: string;
  readonly others?: string;
  readonly error: string | undefined;
  readonly hint?: string;
  readonly maxLength: number;
  readonly onChange: (value: string) => void;
}): JSX.Element {
  useScanGate((code) => onChange([...codesIn(value).filter((known) => known !== code), code].join(' ')));
  const make = (): void => {
    api.call('products.newBarcode', { except: [...codesIn(value), ...codesIn(others)].filter((code) => /^2\d{12}$/.test(code)).slice(-50) }).then(
      ({ barcode }) => onChange([...codesIn(value), barcode].join(' ')),
      (cause: unknown) => {
        playStop();
        notify(asApiError(cause).message, 'stop');
      },
    );
  };
  return (
    <div className={styles['codes']}>
      <TextField
        label={words.barcodes}
        {...(hint === undefined ? {} : { hint })}
        maxLength={maxLength}
        value={value}
        error={error}
        onKeyDown={(event) => {
          if (event.key !== 'F7') return;
          event.preventDefault();
          make();
        }}
        onChange={(event) => onChange(event.currentTarget.value)}
      />
      <Button icon={Barcode} keys="F7" onClick={make}>
        {words.makeCode}
      </Button>
    </div>
  );
}
