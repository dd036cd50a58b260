import { settingSchemas } from '../../../../shared/contract/policies.ts';
import { useApiQuery } from '../../api/index.ts';

/** Whether goods are counted in parts of their unit (setting units.divisible). */
export function useDivisible(): (unit: string) => boolean {
  const set = settingSchemas['units.divisible'].safeParse(useApiQuery('settings.get', { key: 'units.divisible' }).data?.value);
  return (unit) => set.success && set.data.includes(unit.toLowerCase());
}
