import type { JSX } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { useApiQuery } from '../../api/index.ts';
import { Card, CardBody, CardHead } from '../../ui/index.ts';
import { CylinderBar } from '../cylinders/index.ts';
import type { CylinderSize } from './drafts.ts';

const words = receivingWords.gas;

/** Where the gerai's cylinders of one size are before this delivery. */
export function CylinderPanel({ size }: { readonly size: CylinderSize }): JSX.Element | null {
  const row = useApiQuery('cylinders.balances', {}).data?.rows.find((each) => each.size === size);
  if (row === undefined) return null;
  return (
    <Card label={words.owned(size)}>
      <CardHead title={words.owned(size)} note={String(row.owned)} />
      <CardBody>
        <CylinderBar row={row} />
        {row.owedToAgent > 0 && <p className="tone-caution small">{words.owed(row.owedToAgent)}</p>}
      </CardBody>
    </Card>
  );
}
