import type { FigureDossier, FigureStep, LocalText } from '@sanyi/kernel';
import type { FigureContext } from './figure-routes.ts';

export const POINTS = '分';
/** A sentence in both languages. */
export function text(zh: string, en: string): LocalText {
  return { zh, en };
}

/** What every dossier begins with. */
export function base(context: FigureContext, kind: string, id: string) {
  return {
    ref: { system: 'data', kind, id },
    asOf: context.platform.clock.now(),
    quality: [] as FigureDossier['quality'],
    up: [] as FigureStep[],
  };
}
