import type { JSX } from 'react';
import { productWords as words } from '../../../../shared/text/screenProducts.ts';
import { RupiahField } from '../../ui/index.ts';
import styles from './products.module.css';

/** What the shell of a cylinder is sold and lent for; null where it is not. */
export type CylinderDraft = { readonly shell: number | null; readonly shellMember: number | null; readonly deposit: number | null };

export const NO_CYLINDER: CylinderDraft = { shell: null, shellMember: null, deposit: null };

/** As `products.create` takes it: what is empty is left out. A member's price alone goes on as it is, to be refused. */
export const newCylinder = ({ shell, shellMember, deposit }: CylinderDraft): { shellPrices?: { general: number; member?: number }; deposit?: number } => ({
  ...(shell === null && shellMember === null ? {} : { shellPrices: { general: shell ?? 0, ...(shellMember === null ? {} : { member: shellMember }) } }), ...(deposit === null ? {} : { deposit }),
});

export function CylinderFields({ value, wrong, onChange }: { readonly value: CylinderDraft; readonly wrong: (field: string) => string | undefined; readonly onChange: (value: CylinderDraft) => void }): JSX.Element {
  return (
    <div className={styles['three']}>
      <RupiahField label={words.shell} hint={words.shellHint} value={value.shell} error={wrong('cylinder.shellPrices')} onChange={(shell) => onChange({ ...value, shell })} />
      <RupiahField label={words.shellMember} hint={words.memberHint} value={value.shellMember} onChange={(shellMember) => onChange({ ...value, shellMember })} />
      <RupiahField label={words.deposit} hint={words.depositHint} value={value.deposit} error={wrong('cylinder.deposit')} onChange={(deposit) => onChange({ ...value, deposit })} />
    </div>
  );
}
