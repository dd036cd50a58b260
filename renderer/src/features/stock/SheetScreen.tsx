import type { JSX } from 'react';
import { useParams } from 'wouter';
import { countScreen } from '../../../../shared/text/screenStock.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen, useRole } from '../../app/index.ts';
import { CountingScreen } from './CountingScreen.tsx';
import { VarianceScreen } from './VarianceScreen.tsx';

/** One sheet: it is counted while it is open, a cashier counts again what has to be, and the office looks at the differences. */
export function SheetScreen(): JSX.Element {
  const { countId = '' } = useParams();
  const query = useApiQuery('stock.getCount', { countId });
  const counter = useRole('kasir');
  const sheet = query.data;
  if (sheet === undefined) return <Screen title={countScreen.title}>{query.error && <ErrorMessage error={query.error} />}</Screen>;
  if (sheet.state === 'dihitung' || (counter && sheet.state === 'diperiksa')) return <CountingScreen key={sheet.countId} sheet={sheet} again={sheet.state === 'diperiksa'} />;
  return <VarianceScreen key={sheet.countId} sheet={sheet} />;
}
