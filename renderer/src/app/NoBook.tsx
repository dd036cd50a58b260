import { CalendarX, NotebookPen } from 'lucide-react';
import type { JSX } from 'react';
import { useLocation } from 'wouter';
import { noBookWords as words } from '../../../shared/text/screens.ts';
import { Button, Card, EmptyState } from '../ui/index.ts';
import { useRole } from './session.tsx';

/** In place of a screen about months while the book has none: what to do first, and the key for who may. */
export function NoBook(): JSX.Element {
  const [, navigate] = useLocation();
  const writes = useRole('bendahara');
  return (
    <Card flow grow>
      <EmptyState
        icon={CalendarX}
        title={words.title}
        action={
          writes && (
            <Button icon={NotebookPen} onClick={() => navigate('/buku/catat')}>
              {words.first}
            </Button>
          )
        }
      >
        {writes ? words.help : words.helpReader}
      </EmptyState>
    </Card>
  );
}
