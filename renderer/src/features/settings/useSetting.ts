import type { SettingKey, SettingValue } from '../../../../shared/contract/policies.ts';
import { settingSchemas } from '../../../../shared/contract/policies.ts';
import { useApiCommand, useApiQuery, type ApiError } from '../../api/index.ts';

type Setting<K extends SettingKey> = {
  readonly value: SettingValue<K> | undefined;
  readonly error: ApiError | null;
  readonly saving: boolean;
  readonly saved: boolean;
  /** In force from today on; `done` once it is. */
  readonly save: (value: SettingValue<K>, done?: () => void) => void;
  readonly forget: () => void;
};

/** One setting as in force today, read through its own schema, and set from today on. */
export function useSetting<K extends SettingKey>(key: K): Setting<K> {
  const today = useApiQuery('system.status', {}).data?.businessDate;
  const query = useApiQuery('settings.get', { key });
  const command = useApiCommand('settings.set');
  const parsed = query.data === undefined ? undefined : settingSchemas[key].safeParse(query.data.value);
  return {
    // The schema of this key parsed it; TypeScript cannot follow an indexed record of schemas.
    value: parsed?.success === true ? (parsed.data as SettingValue<K>) : undefined,
    error: command.error ?? query.error,
    saving: command.pending,
    saved: command.result !== null,
    save: (value, done) => {
      const send = async (effectiveFrom: string): Promise<void> => {
        if ((await command.run({ key, value: value as never, effectiveFrom })) !== null) done?.();
      };
      if (today !== undefined) void send(today);
    },
    forget: command.reset,
  };
}
