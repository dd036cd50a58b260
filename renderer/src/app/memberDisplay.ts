import { useEffect, useSyncExternalStore } from 'react';
import type { DisplayStatus } from '../../../shared/contract/host.ts';
import { shellWords } from '../../../shared/text/screens.ts';
import { displayStatus, onDisplayStatus, showOnDisplay, useApiQuery } from '../api/index.ts';

/** How the member display of this PC stands; null until main has answered. */
export const useDisplayStatus = (): DisplayStatus | null => useSyncExternalStore(onDisplayStatus, displayStatus);

export const useDisplayOpen = (): boolean => useDisplayStatus()?.state === 'open';

/** Whether a member's share may stand there. */
export const useShareShown = (): boolean => useApiQuery('display.house', {}).data?.shareShown === true;

/** Keeps the display's idle page as the file has it, whoever is signed in; `open`: a file is open, `selling`: a drawer is. */
export function useDisplayHouse(open: boolean, selling: boolean): void {
  const watched = useDisplayOpen();
  const house = useApiQuery('display.house', {}, { enabled: open && watched }).data?.house;
  useEffect(() => {
    if (!open) showOnDisplay({ house: null });
    else if (house !== undefined) {
      const { cooperative, kelurahan, hours, notices, board } = house;
      showOnDisplay({ house: { cooperative, place: shellWords.place(kelurahan), hours, selling, notices, board } });
    }
  }, [open, selling, house]);
}
