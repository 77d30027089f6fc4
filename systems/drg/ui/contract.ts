import { type FigureRef, type IdOf, routeOf } from '@sanyi/kernel';
import { pageHref } from '@sanyi/ui';
import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';
import { manifest } from '../manifest.ts';

export type Overview = z.output<typeof schemas.overview>;
export type Groups = z.output<typeof schemas.groups>;
export type GroupCost = Groups['groups'][number];
export type Group = z.output<typeof schemas.group>;
export type Cases = z.output<typeof schemas.cases>;
export type CaseRow = Cases['cases'][number];
export type OneCase = z.output<typeof schemas.oneCase>;
export type Schemes = z.output<typeof schemas.schemes>;
export type SchemeHead = Schemes['schemes'][number];
export type Scheme = z.output<typeof schemas.scheme>;
export type Imported = z.output<typeof schemas.imported>;
export type Comparison = z.output<typeof schemas.comparison>;

/** A route of this system (接口). */
export function drgRoute(id: IdOf<typeof manifest.routes>) {
  return routeOf(manifest, id);
}

/** Address of a page of this system (页面地址). */
export function drgHref(
  id: IdOf<typeof manifest.pages>,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const page = manifest.pages.find((item) => item.id === id);
  if (!page) throw new Error(`drg has no page ${id}`);
  return pageHref(page, params, query);
}

/** A figure of this system, by kind and id (数字的来源). */
function figureOf(kind: 'stays' | 'group' | 'case', id: string): FigureRef {
  return { system: 'drg', kind, id };
}

/** How many stays ended so (病例数). */
export function staysFigure(id: string): FigureRef {
  return figureOf('stays', id);
}

/** The mean cost of a group (例均费用). */
export function groupFigure(code: string): FigureRef {
  return figureOf('group', code);
}

/** The cost of a stay (病例总费用). */
export function caseFigure({
  institution,
  encounter,
}: Pick<CaseRow, 'institution' | 'encounter'>): FigureRef {
  return figureOf('case', `${institution}~${encounter}`);
}

/** Fen as yuan with two digits (元), for a figure. */
export function yuanOf(fen: string | null): string | null {
  if (fen === null) return null;
  const text = fen.padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
