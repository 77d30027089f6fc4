import { type RouteContext, route } from '@sanyi/api';
import type { FigureDossier } from '@sanyi/kernel';
import { z } from 'zod';
import { openFigure } from './figures.ts';

/** Every figure of the data pages opens (打开数字). */
export const figureRoutes = {
  figure: route({
    params: z.object({ kind: z.string().max(40), id: z.string().max(300) }),
    response: z.custom<FigureDossier>(),
    handle: (context) => openFigure(context, context.params.kind, context.params.id),
  }),
};

export type FigureContext = Pick<RouteContext<unknown, unknown, unknown>, 'platform' | 'transact' | 'viewer'>;
