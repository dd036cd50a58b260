import { useMemo } from 'react';
import type { Role } from '../../../shared/contract/values.ts';
import { roleName } from '../../../shared/text/screens.ts';
import { useApiQuery } from '../api/index.ts';
import type { Approver } from '../ui/index.ts';
import { useSession } from './session.tsx';

/** Who may consent: people of these roles, never the one who asks. */
export function useApprovers(roles: readonly Role[], enabled = true): readonly Approver[] {
  const { user } = useSession();
  const people = useApiQuery('auth.users', {}, { enabled }).data;
  const wanted = roles.join();
  return useMemo(
    () => (people?.rows ?? []).filter((person) => wanted.split(',').includes(person.role) && person.username !== user?.username).map((person) => ({ username: person.username, name: person.name, roleLabel: roleName[person.role].toLowerCase() })),
    [people, wanted, user],
  );
}
