import { useLocation } from 'wouter';
import { useApiAction } from '../../api/index.ts';

const LOOKED_THROUGH = 50;

/** Goes from a document to its entry, where only the document's number and day are known. */
export function useOpenDocument(): (number: string, date: string) => void {
  const [, navigate] = useLocation();
  const search = useApiAction('ledger.search');
  return (number, date) => {
    void search.run({ text: number, documentKind: number.slice(0, 2), from: date, to: date, limit: LOOKED_THROUGH }).then((found) => {
      const entry = found?.rows.find((row) => row.document.number === number);
      if (entry !== undefined) navigate(`/buku/jurnal/${entry.number}`);
    });
  };
}
