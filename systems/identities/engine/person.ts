/** Fields of a person that are sealed (人员信息字段). */
export type PersonField = 'personNumber' | 'identityNumber' | 'name' | 'phone' | 'address';

export const PERSON_FIELDS: readonly PersonField[] = [
  'personNumber',
  'identityNumber',
  'name',
  'phone',
  'address',
];

/** What is known of a person (人员信息), clear. It exists in memory only. */
export type Person = { readonly [Field in PersonField]?: string };

const LONGEST = 500;

/** The fields of an entry without fillers and surrounding blanks (整理人员信息). */
export function personOf(entry: Readonly<Record<string, unknown>>): Person {
  const person: { [Field in PersonField]?: string } = {};
  for (const field of PERSON_FIELDS) {
    const value = entry[field];
    const text = typeof value === 'string' ? value.trim().slice(0, LONGEST) : '';
    if (text !== '' && text !== '-' && text !== '—') person[field] = text;
  }
  return person;
}

/** What was known, brought up to date by what is said now (合并人员信息). What is not said stays. */
export function mergedPerson(before: Person, now: Person): Person {
  return { ...before, ...now };
}

/** A person as text, always in the same order of fields (人员信息文本), so that equal persons give equal texts. */
export function personText(person: Person): string {
  return JSON.stringify(PERSON_FIELDS.map((field) => person[field] ?? null));
}

/** Reads what `personText` wrote (读人员信息文本). */
export function personFrom(text: string): Person {
  const values = JSON.parse(text) as readonly (string | null)[];
  return personOf(Object.fromEntries(PERSON_FIELDS.map((field, place) => [field, values[place] ?? ''])));
}
