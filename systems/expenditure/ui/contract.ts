import { type IdOf, routeOf } from '@sanyi/kernel';
import { pageHref } from '@sanyi/ui';
import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';
import { manifest } from '../manifest.ts';

export type Overview = z.output<typeof schemas.overview>;
export type OneHospital = z.output<typeof schemas.oneHospital>;
export type Hospital = OneHospital['hospital'];
export type Driver = OneHospital['groups'][number];
export type Kind = Overview['kind'];

/** A route of this system (接口). */
export function expenditureRoute(id: IdOf<typeof manifest.routes>) {
  return routeOf(manifest, id);
}

/** The page of a hospital for a period (医院页地址). */
export function hospitalHref(code: string, kind: Kind, period: string): string {
  const page = manifest.pages.find(({ id }) => id === 'hospital');
  if (!page) throw new Error('expenditure has no page of a hospital');
  return pageHref(page, { code }, { kind, period });
}
