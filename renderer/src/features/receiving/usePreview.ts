import { useDeferredValue } from 'react';
import type { Result } from '../../../../shared/contract/index.ts';
import { isCalendarDate } from '../../../../shared/domain/dates.ts';
import { useApiQuery } from '../../api/index.ts';
import { onScreen, toReceive } from './delivery.ts';
import type { Draft } from './drafts.ts';

type Answer = Result<'purchases.preview'>;
/** What the service says of one line: its cost with freight, what it sells for, what is wrong with it and what is odd. */
export type LineView = { readonly figures: Answer['lines'][number] | undefined; readonly problem: { readonly field: string; readonly message: string } | undefined; readonly ask: string | undefined };
export type Preview = { readonly goods: number; readonly freight: number; readonly total: number; readonly line: (index: number) => LineView };

/** A day that is still to be typed does not keep the cost from being seen. */
const LATER = '2199-12-30';
const NOTHING: Answer = { lines: [], goods: 0, freight: 0, total: 0, rejectedValue: 0, asks: [], problems: [] };

/** What a delivery would cost as it stands on the screen, asked at every change. */
export function usePreview(draft: Draft): Preview {
  const settled = useDeferredValue(draft);
  const asked = toReceive(settled);
  const day = (field: string | undefined): field is string => field !== undefined && isCalendarDate(field) && field <= LATER;
  const { data } = useApiQuery(
    'purchases.preview',
    {
      supplierId: asked.supplierId, deliveryNo: asked.deliveryNo, ...(asked.orderId === undefined ? {} : { orderId: asked.orderId }), ...(asked.shipmentId === undefined ? {} : { shipmentId: asked.shipmentId, missing: asked.missing }), ...(asked.invoiceNo === undefined ? {} : { invoiceNo: asked.invoiceNo }), ...(day(asked.date) ? { date: asked.date } : {}),
      lines: asked.lines.map(({ expiresOn, ...line }, index) => ({ ...line, ...(day(expiresOn) ? { expiresOn } : settled.lines[index]?.product.expiryTracked === true ? { expiresOn: LATER } : {}) })),
      ...(asked.freights === undefined ? {} : { freights: asked.freights }),
    },
    { keep: true, enabled: asked.lines.length > 0 },
  );
  const answer = asked.lines.length === 0 ? NOTHING : (data ?? NOTHING);
  const figures = new Map(answer.lines.map((row) => [row.line, row]));
  return {
    ...answer,
    line: (index) => {
      const problem = answer.problems.find((each) => each.field.startsWith(`lines.${index}.`));
      return { figures: figures.get(index), problem: problem && { field: onScreen(problem.field).replace(/^lines\.\d+\./, ''), message: problem.message }, ask: answer.asks.find((each) => each.line === index)?.message };
    },
  };
}
