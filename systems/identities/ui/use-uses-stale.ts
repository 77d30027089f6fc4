import { routeOf } from '@sanyi/kernel';
import { routeKey } from '@sanyi/ui';
import { useQueryClient } from '@tanstack/react-query';
import { manifest } from '../manifest.ts';

/** After a use of personal data its list is to be read anew (使用记录已变): whoever looks there next expects to see it. */
export function useUsesStale(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: routeKey(routeOf(manifest, 'uses')) });
}
