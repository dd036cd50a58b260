import type { JSX } from 'react';
import { roomName, shellWords } from '../../../../shared/text/screens.ts';
import { Screen } from '../../app/index.ts';
import { Card, EmptyState } from '../../ui/index.ts';

export function HomeScreen(): JSX.Element {
  return (
    <Screen title={roomName.home}>
      <Card flow grow>
        <EmptyState title={shellWords.emptyRoom} />
      </Card>
    </Screen>
  );
}
