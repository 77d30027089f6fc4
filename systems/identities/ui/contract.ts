import type { z } from 'zod';
import type * as schemas from '../api/schemas.ts';

export type FoundPersons = z.output<typeof schemas.found>;
export type MaskedPerson = FoundPersons['persons'][number];
export type ClearPerson = z.output<typeof schemas.clear>;
export type Uses = z.output<typeof schemas.uses>;
export type Use = Uses['entries'][number];
