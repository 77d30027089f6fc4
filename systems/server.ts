import type { ServerBinding } from '@sanyi/api';
import { server as administration } from '@sanyi/system-administration/server';
import { server as catalogue } from '@sanyi/system-catalogue/server';
import { server as data } from '@sanyi/system-data/server';
import { server as dictionaries } from '@sanyi/system-dictionaries/server';
import { server as dip } from '@sanyi/system-dip/server';
import { server as drg } from '@sanyi/system-drg/server';
import { server as identities } from '@sanyi/system-identities/server';
import { server as indicators } from '@sanyi/system-indicators/server';
import { server as monitoring } from '@sanyi/system-monitoring/server';
import { server as plan } from '@sanyi/system-plan/server';
import { server as region } from '@sanyi/system-region/server';
import { server as expenditure } from './expenditure/server.ts';

/**
 * The server side of every system that is built, in the order their demonstrations are laid down: people before plans,
 * plans before the figures that cite them, figures before the lights that rest on them.
 */
export const serverBindings: readonly ServerBinding[] = [
  expenditure,
  administration,
  region,
  dictionaries,
  identities,
  plan,
  indicators,
  monitoring,
  data,
  drg,
  dip,
  catalogue,
];
