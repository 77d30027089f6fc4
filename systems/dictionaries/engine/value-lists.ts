import type { ValueList } from './value-list.ts';
import { careValues } from './values/care.ts';
import { chargeValues } from './values/charges.ts';
import { institutionValues } from './values/institutions.ts';
import { insuranceValues } from './values/insurance.ts';
import { nationalities } from './values/nationalities.ts';
import { personValues } from './values/persons.ts';

/** All value lists of the product (值域目录), by field. Field names and codes follow the national interface. */
export const VALUE_LISTS: readonly ValueList[] = [
  ...personValues,
  nationalities,
  ...insuranceValues,
  ...chargeValues,
  ...careValues,
  ...institutionValues,
];
