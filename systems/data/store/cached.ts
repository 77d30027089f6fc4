import { createHash } from 'node:crypto';
import type { RegionFacts } from '@sanyi/region';

const ENTRIES = 60;
const results = new Map<string, Promise<unknown>>();

/**
 * What a question about a snapshot came to (快照缓存). Rows under a number never change, so the same question about the same
 * numbers has the same answer for ever; the latest sixty are kept. Not for long lists.
 */
export function cached<Result>(
  region: RegionFacts,
  question: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { files, institutions } = region.snapshot;
  const key = createHash('sha256')
    .update(JSON.stringify([region.facts.database, question, files, institutions]))
    .digest('base64');
  const known = results.get(key);
  if (known) {
    results.delete(key);
    results.set(key, known);
    return known as Promise<Result>;
  }
  const answer = work();
  results.set(key, answer);
  answer.catch(() => results.delete(key));
  for (const oldest of results.keys()) {
    if (results.size <= ENTRIES) break;
    results.delete(oldest);
  }
  return answer;
}
