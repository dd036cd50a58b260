import { useMemo, type JSX } from 'react';
import { encode } from 'uqr';
import styles from './QrCode.module.css';

/** Modules of white around a code, as readers want it. */
const QUIET = 4;

/** A QR code on a white card, black on white in every theme; `size` in pixels with the white around it. */
export function QrCode({ data, size, label }: { readonly data: string; readonly size: number; readonly label: string }): JSX.Element {
  const { path, width } = useMemo(() => {
    const modules = encode(data, { ecc: 'M', border: QUIET }).data;
    return { width: modules.length, path: modules.flatMap((row, y) => row.flatMap((dark, x) => (dark ? [`M${x} ${y}h1v1h-1z`] : []))).join('') };
  }, [data]);
  return (
    <figure aria-label={label} className={styles['code']}>
      <svg aria-hidden width={size} height={size} viewBox={`0 0 ${width} ${width}`} shapeRendering="crispEdges">
        <path d={path} />
      </svg>
    </figure>
  );
}
