export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

/**
 * Canonical JSON: keys sorted by code unit, no spaces, undefined members left out. The same value always gives the same
 * bytes, so that a hash over it can be recomputed years later by any JSON library.
 */
export function canonicalJson(value: Json): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  if (Array.isArray(value)) return (value as readonly Json[]).some(isNested) ? `[${(value as readonly Json[]).map(canonicalJson).join(',')}]` : JSON.stringify(value);
  const object = value as { readonly [key: string]: Json | undefined };
  let members = '';
  for (const key of Object.keys(object).toSorted()) {
    const member = object[key];
    if (member !== undefined) members += `${members === '' ? '' : ','}${JSON.stringify(key)}:${canonicalJson(member)}`;
  }
  return `{${members}}`;
}

const isNested = (value: Json): boolean => value !== null && typeof value === 'object';
