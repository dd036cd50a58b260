import type { Args } from '../../../shared/contract/index.ts';
import type { Catalog } from '../catalog/index.ts';
import type { Handlers, Kernel } from '../kernel/kernel.ts';

type Profile = Args<'system.initialise'>['profile'];

/** What the member display shows while nobody buys: who we are, when we are open, what regulated goods cost, what the board has to say. Open to all, as the display is. */
export function displayHandlers(kernel: Kernel, profile: () => Profile, catalog: Pick<Catalog, 'regulated'>): Handlers<'display.house'> {
  return {
    'display.house': () => {
      const today = kernel.today();
      const { name, kelurahan } = profile();
      const { hours, lines } = kernel.settings.at('display.notices', today);
      return {
        house: { cooperative: name, kelurahan, hours: hours ?? null, notices: [...lines], board: catalog.regulated(today) },
        shareShown: kernel.settings.at('display.memberShare', today).shown,
      };
    },
  };
}
