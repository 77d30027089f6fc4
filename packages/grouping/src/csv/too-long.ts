import type { CaseField } from './headings.ts';

const COMMA = 44;
/** A line of a file of cases may be so long: four hundred codes need a fiftieth of it. */
export const LONGEST_LINE = 1 << 20;
const LONGEST_ID = 80;

/** The answer for a line that is too long (超长行), from its beginning: with its identifier where that comes first. */
export function tooLongAnswer(beginning: Uint8Array, fields: readonly CaseField[]): Uint8Array {
  const comma = beginning.subarray(0, LONGEST_ID).indexOf(COMMA);
  const id = fields[0]?.kind === 'id' && comma > 0 ? beginning.subarray(0, comma) : new Uint8Array(0);
  const told = new TextEncoder().encode(',0000,00,0000,ungroupable,line-too-long\n');
  const answer = new Uint8Array(id.length + told.length);
  answer.set(id);
  answer.set(told, id.length);
  return answer;
}
