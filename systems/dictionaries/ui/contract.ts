import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';

export type Lines = z.output<typeof schemas.list>;
export type Line = Lines['lines'][number];
export type Found = z.output<typeof schemas.found>;
export type FoundCode = Found['codes'][number];
export type OneCode = z.output<typeof schemas.code>;
export type ValueLists = z.output<typeof schemas.values>;
export type Preview = z.output<typeof schemas.preview>;
export type Outcome = z.output<typeof schemas.outcome>;
