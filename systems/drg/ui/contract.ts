import { type IdOf, routeOf } from '@sanyi/kernel';
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

/** The figures that open (数字的来源). */
export const staysFigure = (id: string) => ({ system: 'drg', kind: 'stays', id });
export const groupFigure = (code: string) => ({ system: 'drg', kind: 'group', id: code });
export const caseFigure = (row: Pick<CaseRow, 'institution' | 'encounter'>) => ({
  system: 'drg',
  kind: 'case',
  id: `${row.institution}~${row.encounter}`,
});

/** Fen as yuan with two digits, for a figure. */
export function yuanOf(fen: string | null): string | null {
  if (fen === null) return null;
  const text = fen.padStart(3, '0');
  return `${text.slice(0, -2)}.${text.slice(-2)}`;
}
