import type { JSX } from 'react';
import { roomName, shellWords } from '../../../../shared/text/screens.ts';
import { Screen } from '../../app/index.ts';
import { Card, EmptyState } from '../../ui/index.ts';

export function HistoryScreen(): JSX.Element {
  return (
    <Screen title={roomName.history}>
      <Card flow grow>
        <EmptyState title={shellWords.emptyRoom} />
      </Card>
    </Screen>
  );
}
