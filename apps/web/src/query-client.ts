import { ClientProblem, routeKey } from '@sanyi/ui';
import { MutationCache, QueryCache, QueryClient } from '@tanstack/react-query';
import { sessionRoutes } from './session-routes.ts';

const RETRIES = 2;

/** A session that ended is noticed wherever it shows; the shell then asks for the login. */
function noticeEndOfSession(fault: unknown): void {
  if (fault instanceof ClientProblem && fault.status === 401)
    void queryClient.invalidateQueries({ queryKey: routeKey(sessionRoutes.session) });
}

/** The one cache of answers; a refusal is never asked again, a lost connection twice. */
export const queryClient: QueryClient = new QueryClient({
  queryCache: new QueryCache({ onError: noticeEndOfSession }),
  mutationCache: new MutationCache({ onError: noticeEndOfSession }),
  defaultOptions: {
    queries: {
      retry: (count, fault) =>
        count < RETRIES && (!(fault instanceof ClientProblem) || fault.status === 0 || fault.status >= 502),
      refetchOnWindowFocus: false,
    },
  },
});
