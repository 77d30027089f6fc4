import type { Platform } from '@sanyi/api';
import type { PersonEntry } from '../port.ts';
import { personKey } from '../store/keys.ts';
import { storePersons } from '../store/store-persons.ts';

/** Region of the demonstration's persons. */
const REGION = '/yunzhou/qinghe/';
const FAMILY = '赵钱孙李周吴郑王冯陈';
const GIVEN = '示例样本虚构测试演习';

/** Made-up persons (虚构人员): their area code 990102 exists nowhere, so no number can be anybody's. */
export function demonstrationPersons(): PersonEntryWithoutKey[] {
  return Array.from({ length: 20 }, (_, at) => {
    const serial = String(at + 1).padStart(3, '0');
    return {
      personNumber: `990102000000${serial}`,
      identityNumber: `99010219${60 + (at % 30)}0101${serial}${at % 10}`,
      name: `${FAMILY[at % 10]}${GIVEN[(at * 3) % 10]}${GIVEN[(at * 7 + 1) % 10]}`,
      phone: `1380000${serial.padStart(4, '0')}`,
      address: `云州市清河区清河街道演示路${at + 1}号`,
      fileNo: 0,
    };
  });
}

type PersonEntryWithoutKey = Omit<PersonEntry, 'personKey'> & { readonly personNumber: string };

/** Some persons to look up before any data file has come in (演示人员). */
export async function seedPersons(platform: Platform): Promise<void> {
  await platform.records.asSystem('lay down the demonstration: persons', async (tx) => {
    const entries = demonstrationPersons().flatMap((person): PersonEntry[] => {
      const key = personKey(platform.keys, person.personNumber);
      return key === null ? [] : [{ ...person, personKey: key }];
    });
    await storePersons(platform.keys, tx, REGION, entries);
  });
}
