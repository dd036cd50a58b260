import { QueryClient } from '@tanstack/react-query';

/** Answers come from the same machine: always ask, never retry by itself, never look at the network. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: { networkMode: 'always', retry: false, staleTime: 0, gcTime: 120_000, refetchOnWindowFocus: false, refetchOnReconnect: false },
    mutations: { networkMode: 'always', retry: false },
  },
});
