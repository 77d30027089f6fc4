import { type FigureRef, type RouteDeclaration, SIGNED_IN } from '@sanyi/kernel';

/** The route by which every system opens its figures; its path is part of the contract of {@link FigureRef}. */
export function figureRoute(ref: Pick<FigureRef, 'system'>): RouteDeclaration {
  return {
    id: 'figure',
    method: 'GET',
    path: `/${ref.system}/figures/:kind/:id`,
    title: { zh: '打开数字', en: 'Open a figure' },
    access: SIGNED_IN,
  };
}
