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
export type Catalogues = z.output<typeof schemas.catalogues>;
export type CatalogueHead = Catalogues['catalogues'][number];
export type Catalogue = z.output<typeof schemas.catalogue>;
export type CatalogueGroup = Catalogue['groups'][number];
export type Changes = z.output<typeof schemas.changes>;
export type Imported = z.output<typeof schemas.imported>;
export type Coefficients = z.output<typeof schemas.coefficients>;
export type Taken = z.output<typeof schemas.taken>;
export type TakenRules = z.output<typeof schemas.takenRules>;
export type Statements = z.output<typeof schemas.statements>;
export type ImportedStatement = z.output<typeof schemas.importedStatement>;
export type Statement = z.output<typeof schemas.statement>;
export type Kind = CatalogueGroup['kind'];
export type Gap = Imported['gaps'][number];

/** A route of this system (接口). */
export function dipRoute(id: IdOf<typeof manifest.routes>) {
  return routeOf(manifest, id);
}

/** Address of a page of this system (页面地址). */
export function dipHref(
  id: IdOf<typeof manifest.pages>,
  params: Readonly<Record<string, string>> = {},
  query: Readonly<Record<string, string>> = {},
): string {
  const page = manifest.pages.find((item) => item.id === id);
  if (!page) throw new Error(`dip has no page ${id}`);
  return pageHref(page, params, query);
}

/** A figure of this system, by kind and id (数字的来源). */
function figureOf(kind: 'stays' | 'group' | 'score' | 'case' | 'statement', id: string): FigureRef {
  return { system: 'dip', kind, id };
}

/** How many stays ended so (病例数). */
export function staysFigure(id: 'all' | Kind | 'none'): FigureRef {
  return figureOf('stays', id);
}

/** The mean cost of a group (例均费用). */
export function groupFigure(key: string): FigureRef {
  return figureOf('group', key);
}

/** The score of a group in the catalogue in force (病种分值). */
export function scoreFigure(key: string): FigureRef {
  return figureOf('score', key);
}

/** The cost of a stay (病例总费用). */
export function caseFigure({
  institution,
  encounter,
}: Pick<CaseRow, 'institution' | 'encounter'>): FigureRef {
  return figureOf('case', `${institution}~${encounter}`);
}

/** Money of a statement (结算单金额): what it pays, what it would pay here, the difference, or the part of one cause. */
export function statementFigure(statementNo: number, part: string): FigureRef {
  return figureOf('statement', `${statementNo}~${part}`);
}

/** Fen as yuan with two digits (元), for a figure. */
export function yuanOf(fen: string | null): string | null {
  if (fen === null) return null;
  const sign = fen.startsWith('-') ? '-' : '';
  const text = fen.slice(sign.length).padStart(3, '0');
  return `${sign}${text.slice(0, -2)}.${text.slice(-2)}`;
}

/** Whole yuan with digits grouped (整元), as bounds of bands are. */
export function wholeYuan(fen: string): string {
  return (BigInt(fen) / 100n).toLocaleString('en');
}

/** Part of a whole in percent, one place; of nothing it is zero. */
export function percentOf(part: number, whole: number): string {
  return whole === 0 ? '0%' : `${((part * 100) / whole).toFixed(1)}%`;
}
