import type { SystemManifest } from '@sanyi/kernel';
import { manifest as administration } from './administration/manifest.ts';
import { manifest as catalogue } from './catalogue/manifest.ts';
import { manifest as data } from './data/manifest.ts';
import { manifest as dictionaries } from './dictionaries/manifest.ts';
import { manifest as dip } from './dip/manifest.ts';
import { manifest as drg } from './drg/manifest.ts';
import { manifest as expenditure } from './expenditure/manifest.ts';
import { manifest as identities } from './identities/manifest.ts';
import { manifest as indicators } from './indicators/manifest.ts';
import { manifest as monitoring } from './monitoring/manifest.ts';
import { manifest as plan } from './plan/manifest.ts';
import { manifest as region } from './region/manifest.ts';
import { trackedSystems } from './tracked/index.ts';

/**
 * All systems in policy order (全部系统): plan, monitoring and indicators first, then the rooms of the reform by the
 * number of the catalogue, the platform's own last. The only place where a system is switched on.
 */
export const systemManifests: readonly SystemManifest[] = [
  plan,
  monitoring,
  indicators,
  data,
  expenditure,
  ...trackedSystems,
  dip,
  drg,
  dictionaries,
  identities,
  region,
  catalogue,
  administration,
];
