import { Ship } from 'lucide-react';
import type { JSX } from 'react';
import { receivingWords } from '../../../../shared/text/screenReceiving.ts';
import { Button, Card, CardHead, dateText, Icon, rp } from '../../ui/index.ts';
import { draftStore } from './drafts.ts';
import type { Shipment } from './useOrderLines.ts';
import styles from './receiving.module.css';

const words = receivingWords.transit;

/** Goods that are paid for and not here yet; each can be taken in. */
export function InTransitCard({ rows }: { readonly rows: readonly Shipment[] }): JSX.Element {
  return (
    <Card label={words.title}>
      <CardHead title={words.title} note={rp(rows.reduce((sum, row) => sum + row.value, 0))} />
      <ul>
        {rows.map((row, index) => (
          <li key={row.shipmentId} className={styles['transit']}>
            <Icon of={Ship} />
            <span className="grow">
              <b>{row.supplierName}</b>
              <small className="faint clip">{words.facts(row.number, row.documentNo, dateText(row.date), row.lines.map((line) => line.name))}</small>
            </span>
            <b className="tabular">{rp(row.value)}</b>
            <Button {...(index === 0 ? { keys: 'F10' } : {})} onClick={() => draftStore.want({ supplierId: row.supplierId, shipmentId: row.shipmentId })}>
              {words.take}
            </Button>
          </li>
        ))}
      </ul>
    </Card>
  );
}
