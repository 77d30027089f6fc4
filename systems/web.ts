import { web as administration } from '@sanyi/system-administration/web';
import { web as catalogue } from '@sanyi/system-catalogue/web';
import { web as data } from '@sanyi/system-data/web';
import { web as dictionaries } from '@sanyi/system-dictionaries/web';
import { web as dip } from '@sanyi/system-dip/web';
import { web as drg } from '@sanyi/system-drg/web';
import { web as identities } from '@sanyi/system-identities/web';
import { web as indicators } from '@sanyi/system-indicators/web';
import { web as monitoring } from '@sanyi/system-monitoring/web';
import { web as plan } from '@sanyi/system-plan/web';
import type { WebBinding } from '@sanyi/ui';
import { web as expenditure } from './expenditure/web.tsx';

/** Every system that has pages, in the order of the menu's groups; add the system's `web` when its web.tsx exists. */
export const bindings: readonly WebBinding[] = [
  plan,
  monitoring,
  indicators,
  data,
  drg,
  dip,
  dictionaries,
  identities,
  expenditure,
  catalogue,
  administration,
];
