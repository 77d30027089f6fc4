import type { Catalogue } from '../engine/catalogue-types.ts';
import { bundles } from './bundles.ts';
import { diseases } from './diseases.ts';
import { items } from './items.ts';
import { operationFees, operations } from './operations.ts';
import { retired } from './retired.ts';
import { secondaries } from './secondaries.ts';

/** The whole catalogue of the practice region (演练目录): the product's own selection of common codes; prices are its own. */
export const catalogue: Catalogue = {
  diseases,
  secondaries,
  operations,
  items: [...items, ...operationFees],
  bundles,
  retired,
};
