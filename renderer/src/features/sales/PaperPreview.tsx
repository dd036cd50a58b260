import type { JSX } from 'react';
import type { DocumentKind } from '../../../../shared/contract/paper.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage } from '../../app/index.ts';
import styles from './PaperPreview.module.css';

/** A slip as it comes out of the printer. `alt` says what it is; the figures also stand beside it in words. */
export function PaperPreview({ document, reference, alt }: { readonly document: DocumentKind; readonly reference: string; readonly alt: string }): JSX.Element {
  const page = useApiQuery('documents.render', { document, ref: reference, format: 'svg' }, { keep: true });
  return (
    // A long slip is walked with the arrow keys.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <section className={styles['desk']} aria-label={alt} tabIndex={0}>
      {page.error && <ErrorMessage error={page.error} />}
      {page.data?.text !== undefined && <img className={styles['paper']} src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(page.data.text)}`} alt={alt} draggable={false} />}
    </section>
  );
}
