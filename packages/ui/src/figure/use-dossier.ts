import type { FigureDossier, FigureRef } from '@sanyi/kernel';
import { useRoute } from '../api/hooks.ts';
import { figureRoute } from './figure-route.ts';

const nothing: FigureRef = { system: 'none', kind: 'none', id: 'none' };

/** Everything behind a figure, asked for when first looked at and fresh for a minute. */
export function useDossier(source: FigureRef | null) {
  const ref = source ?? nothing;
  return useRoute<FigureDossier>(figureRoute(ref), {
    params: { kind: ref.kind, id: ref.id },
    enabled: source !== null,
    fresh: 60_000,
  });
}
