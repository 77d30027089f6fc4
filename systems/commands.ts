import type { CommandBinding } from '@sanyi/kernel';
import { commands as data } from '@sanyi/system-data/commands';
import { commands as dictionaries } from '@sanyi/system-dictionaries/commands';
import { commands as dip } from '@sanyi/system-dip/commands';
import { commands as drg } from '@sanyi/system-drg/commands';
import { commands as indicators } from '@sanyi/system-indicators/commands';
import { commands as plan } from '@sanyi/system-plan/commands';
import { commands as region } from '@sanyi/system-region/commands';

/** The commands of every system that is switched on. */
export const commandBindings: readonly CommandBinding[] = [
  plan,
  indicators,
  data,
  dictionaries,
  dip,
  drg,
  region,
];
