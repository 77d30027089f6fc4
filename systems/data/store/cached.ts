import { KeptAnswers } from '@sanyi/facts';
import type { RegionFacts } from '@sanyi/region';

const kept = new KeptAnswers(60);

/** What a question about a snapshot came to (快照缓存): rows under a number never change. Not for long lists. */
export function cached<Result>(
  region: RegionFacts,
  question: string,
  work: () => Promise<Result>,
): Promise<Result> {
  const { files, institutions } = region.snapshot;
  return kept.get([region.facts.database, question, files, institutions], work);
}
