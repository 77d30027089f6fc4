import type { RouteDeclaration } from '@sanyi/kernel';
import {
  keepPreviousData,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
  useQueryClient,
} from '@tanstack/react-query';
import { type CallOptions, callRoute, type RouteParams, type RouteQuery } from './api-client.ts';
import type { ClientProblem } from './client-problem.ts';

/** The cache key of a route (缓存键): path first, so that a prefix invalidates everything below it. */
export function routeKey(
  route: RouteDeclaration,
  params?: RouteParams,
  query?: RouteQuery,
): readonly unknown[] {
  return [route.path, ...(params || query ? [params ?? {}, query ?? {}] : [])];
}

export interface UseRouteOptions<Answer = unknown> {
  readonly params?: RouteParams;
  readonly query?: RouteQuery;
  /** Nothing is asked while false. */
  readonly enabled?: boolean;
  /** Asks again every so many milliseconds, which may depend on the last answer. */
  readonly every?: number | ((answer: Answer | undefined) => number);
  /** Keeps showing the old answer while the new one comes, for filters. */
  readonly keepPrevious?: boolean;
  /** Milliseconds for which an answer counts as fresh; 10 seconds otherwise. */
  readonly fresh?: number;
}

/** Reads a GET route (读取接口); `error` is always a {@link ClientProblem}. */
export function useRoute<Answer>(
  route: RouteDeclaration,
  options: UseRouteOptions<Answer> = {},
): UseQueryResult<Answer, ClientProblem> {
  const { params, query, enabled = true, every, keepPrevious = false, fresh = 10_000 } = options;
  return useQuery<Answer, ClientProblem>({
    queryKey: routeKey(route, params ?? {}, query ?? {}),
    queryFn: ({ signal }) => callRoute<Answer>(route, { params, query, signal }),
    enabled,
    staleTime: fresh,
    ...(every === undefined
      ? {}
      : { refetchInterval: (query) => (typeof every === 'number' ? every : every(query.state.data)) }),
    ...(keepPrevious ? { placeholderData: keepPreviousData } : {}),
  });
}

export interface UseRouteMutationOptions<Answer> {
  /** Routes whose answers are stale afterwards, with any parameters. */
  readonly invalidates?: readonly RouteDeclaration[] | 'everything';
  readonly onDone?: (answer: Answer, given: CallOptions) => void;
}

/** Calls a changing route (写入接口) on demand: `mutate({ params, body, ifMatch })`. */
export function useRouteMutation<Answer = void>(
  route: RouteDeclaration,
  options: UseRouteMutationOptions<Answer> = {},
): UseMutationResult<Answer, ClientProblem, CallOptions> {
  const client = useQueryClient();
  return useMutation<Answer, ClientProblem, CallOptions>({
    mutationFn: (given) => callRoute<Answer>(route, given),
    onSuccess: async (answer, given) => {
      const stale = options.invalidates ?? [];
      if (stale === 'everything') await client.invalidateQueries();
      else await Promise.all(stale.map((route) => client.invalidateQueries({ queryKey: routeKey(route) })));
      options.onDone?.(answer, given);
    },
  });
}
