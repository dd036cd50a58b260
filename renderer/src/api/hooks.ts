import { keepPreviousData, useMutation, useQuery, useQueryClient, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useRef } from 'react';
import type { MethodName, Params, Result } from '../../../shared/contract/index.ts';
import { api } from './client.ts';
import { asApiError, type ApiError } from './error.ts';
import { newId } from './id.ts';

export type QueryOptions = {
  readonly enabled?: boolean;
  /** Keeps showing the answer to the previous question until the new one is here (searches, months). */
  readonly keep?: boolean;
};

/** A query of the contract. Every successful command refreshes all queries in use; the newest question wins. */
export function useApiQuery<M extends MethodName>(method: M, params: Params<M>, options: QueryOptions = {}): UseQueryResult<Result<M>, ApiError> {
  return useQuery<Result<M>, ApiError>({
    queryKey: [method, params],
    queryFn: () => api.call(method, params),
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
}

type CommandParams<M extends MethodName> = Params<M> extends infer P ? (P extends { readonly id: string } ? Omit<P, 'id'> : never) : never;

export type ApiCommand<M extends MethodName> = {
  /** Sends; resolves with the result, or with null when it was refused (then `error` says why). */
  readonly run: (params: CommandParams<M>) => Promise<Result<M> | null>;
  readonly pending: boolean;
  readonly error: ApiError | null;
  readonly result: Result<M> | null;
  /** Forgets error and result; the next run is a new attempt with a new id. */
  readonly reset: () => void;
};

/**
 * A write of the contract. One id per attempt: while it is unknown whether the last try arrived, the same id is sent
 * again, so that it can never count twice. After a result or a refusal the next run is a new attempt.
 */
export function useApiCommand<M extends MethodName>(method: M): ApiCommand<M> {
  const client = useQueryClient();
  const id = useRef<string | null>(null);
  const mutation = useMutation<Result<M>, ApiError, CommandParams<M>>({
    mutationFn: async (params) => {
      id.current ??= newId();
      try {
        // The contract's command() puts `id` into every write; TypeScript cannot see through Omit for a generic method.
        const result = await api.call(method, { ...(params as object), id: id.current } as unknown as Params<M>);
        id.current = null;
        return result;
      } catch (cause) {
        const error = asApiError(cause);
        if (!error.outcomeUnknown) id.current = null;
        throw error;
      }
    },
    // Not awaited: what was saved is shown at once, the lists follow.
    onSuccess: () => void client.invalidateQueries(),
  });
  const { mutateAsync, reset: resetMutation } = mutation;
  const run = useCallback((params: CommandParams<M>) => mutateAsync(params).catch(() => null), [mutateAsync]);
  const reset = useCallback(() => {
    id.current = null;
    resetMutation();
  }, [resetMutation]);
  return { run, pending: mutation.isPending, error: mutation.error, result: mutation.data ?? null, reset };
}

export type ApiAction<M extends MethodName> = {
  readonly run: (params: Params<M>) => Promise<Result<M> | null>;
  readonly pending: boolean;
  readonly error: ApiError | null;
  readonly result: Result<M> | null;
  readonly reset: () => void;
};

/** A query asked on a key press instead of by being on the screen: signing in, checking the books, rendering a page. */
export function useApiAction<M extends MethodName>(method: M): ApiAction<M> {
  const mutation = useMutation<Result<M>, ApiError, Params<M>>({ mutationFn: (params) => api.call(method, params) });
  const { mutateAsync, reset } = mutation;
  const run = useCallback((params: Params<M>) => mutateAsync(params).catch(() => null), [mutateAsync]);
  return { run, pending: mutation.isPending, error: mutation.error, result: mutation.data ?? null, reset };
}
