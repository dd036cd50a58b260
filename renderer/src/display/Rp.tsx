import type { JSX } from 'react';
import { number } from '../../../shared/text/format.ts';

/** An amount read from afar: small "Rp", large digits. */
export const Rp = ({ amount, className }: { readonly amount: number; readonly className: string | undefined }): JSX.Element => (
  <span className={className}>
    <small>{'Rp\u00a0'}</small>
    {number(amount)}
  </span>
);
