import type { JSX } from 'react';
import { useLocation, useParams } from 'wouter';
import { countScreen, sheetScreen as words } from '../../../../shared/text/screenStock.ts';
import { useApiQuery } from '../../api/index.ts';
import { ErrorMessage, Screen, usePage } from '../../app/index.ts';
import { PrintPreview } from '../../ui/index.ts';

/** A sheet on paper: to count on while it is open, the record of the count once it is in the books. */
export function CountPaperScreen(): JSX.Element {
  const { countId = '' } = useParams();
  const [, navigate] = useLocation();
  const query = useApiQuery('stock.getCount', { countId });
  const sheet = query.data;
  const number = sheet?.result ?? sheet?.number ?? '';
  const page = usePage(sheet?.result == null ? 'count-sheet' : 'berita-acara', sheet === undefined ? null : number, number);
  const ready = page.url !== null && !page.busy;
  const back = (): void => navigate(`/barang/hitung/${countId}`);
  const error = page.error ?? query.error;
  return (
    <Screen
      title={words.paperTitle(number)}
      tabs="products"
      column
      keys={[
        { keys: 'F9', label: words.pdf, run: page.savePdf, enabled: ready },
        { keys: 'F11', label: words.keys.paper, run: page.print, enabled: ready },
        { keys: 'Esc', label: countScreen.list, run: back },
        { keys: 'Backspace', label: countScreen.list, run: back, outsideText: true, bar: false },
      ]}
    >
      <PrintPreview title={number} url={page.url} error={error ? <ErrorMessage error={error} /> : undefined} busy={page.busy} done={page.done} onPrint={page.print} onSavePdf={page.savePdf} />
    </Screen>
  );
}
