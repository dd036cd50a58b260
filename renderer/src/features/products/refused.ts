import type { ApiError } from '../../api/index.ts';

/** What a form has to say below its fields: a refusal that names none of them. `fields`: how the names begin that stand beside one. */
export const besideFields = (error: ApiError | null, fields: readonly string[]): ApiError | null => {
  const named = error?.field ?? null;
  return named !== null && fields.some((field) => named.startsWith(field)) ? null : error;
};
