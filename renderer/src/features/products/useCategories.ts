import { settingSchemas, type SettingValue } from '../../../../shared/contract/policies.ts';
import { useApiQuery } from '../../api/index.ts';

export type Category = SettingValue<'categories'>[number];

/** The categories of goods as set today; none until they are known. */
export function useCategories(): readonly Category[] {
  const value = useApiQuery('settings.get', { key: 'categories' }).data?.value;
  const parsed = settingSchemas.categories.safeParse(value);
  return parsed.success ? parsed.data : [];
}

export const categoryOptions = (categories: readonly Category[]): { value: string; label: string }[] => categories.map(({ key, name }) => ({ value: key, label: name ?? key }));
