import type { z } from 'zod';
import type * as computed from '../api/computed-schemas.ts';
import type * as schemas from '../api/schemas.ts';

export type Definition = z.output<typeof schemas.definition>;
export type Indicator = z.output<typeof schemas.indicator>;
export type IndicatorList = z.output<typeof schemas.list>;
export type IndicatorDetail = z.output<typeof schemas.detail>;
export type Value = z.output<typeof schemas.value>;
export type LinkedTarget = z.output<typeof schemas.linkedTarget>;
export type TargetLinks = z.output<typeof schemas.links>;
export type TargetLink = TargetLinks['links'][number];
export type ComputedList = z.output<typeof computed.libraryList>;
export type ComputedRow = ComputedList['indicators'][number];
export type ComputedDetail = z.output<typeof computed.computedDetail>;
export type ComputedValue = z.output<typeof computed.computedValue>;
export type ComputedInstitution = ComputedDetail['institutions'][number];
export type ComputedState = z.output<typeof computed.computedState>;
export type Cases = z.output<typeof computed.cases>;
