import { createHash } from 'node:crypto';
import { measures } from '../engine/measures/measures.ts';

/** Fingerprint of what measures are (度量指纹): where it changes, every month is made anew. */
export const MEASURES_FINGERPRINT = createHash('sha256')
  .update(JSON.stringify(measures))
  .digest('hex')
  .slice(0, 16);
