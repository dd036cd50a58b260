import type { LucideIcon } from 'lucide-react';
import type { JSX } from 'react';

const SIZE = { tiny: 14, small: 16, normal: 20, rail: 22, large: 28 } as const;

/** A drawing beside words; it never stands alone for a meaning, so screen readers skip it. */
export function Icon({ of: Drawing, size = 'normal', className }: { readonly of: LucideIcon; readonly size?: keyof typeof SIZE; readonly className?: string | undefined }): JSX.Element {
  return <Drawing aria-hidden focusable={false} width={SIZE[size]} height={SIZE[size]} strokeWidth={size === 'tiny' || size === 'small' ? 2.1 : 1.8} {...(className === undefined ? {} : { className })} />;
}
