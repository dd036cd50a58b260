import { useRef, type JSX, type ReactNode } from 'react';
import type { ApiError } from '../api/index.ts';
import { Card, CardBody, Table, type TableProps } from '../ui/index.ts';
import { ErrorMessage } from './ErrorMessage.tsx';
import { useRowFocus } from './useRowFocus.ts';
import styles from './ListCard.module.css';

/** A list with its card: what could not be read, the rows with the focus on one of them, and what stands above and below. */
export function ListCard<Row>({ query, className, head, notice, foot, ...table }: TableProps<Row> & {
  /** Where the rows come from. */
  readonly query: { readonly data: unknown; readonly error: ApiError | null };
  /** A width of its own; without it the card takes what is left. */
  readonly className?: string | undefined;
  readonly head?: ReactNode;
  /** Between head and rows. */
  readonly notice?: ReactNode;
  readonly foot?: ReactNode;
}): JSX.Element {
  const list = useRef<HTMLDivElement | null>(null);
  useRowFocus(list, table.rows.length > 0, query.data);
  return (
    <Card flow grow={className === undefined} className={className} label={table.label}>
      {head}
      {query.error && (
        <CardBody>
          <ErrorMessage error={query.error} />
        </CardBody>
      )}
      {notice}
      {query.data !== undefined && (
        <div ref={list} className={styles['list']}>
          <Table<Row> {...table} />
        </div>
      )}
      {foot}
    </Card>
  );
}
