import { careClassName, type FormedGroup } from '@sanyi/dip';
import type { RuleLists } from './rule-lists.ts';

/** Names of codes (编码名称); null for one that is not known. */
export interface CodeNames {
  /** Name of a diagnosis, or of the first one below a beginning. */
  readonly diagnosis: (code: string) => string | null;
  readonly operation: (code: string) => string | null;
}

type NamedGroup = Pick<FormedGroup, 'kind' | 'key' | 'diagnosis' | 'main' | 'related' | 'careClass'>;
type NamingLists = Pick<
  RuleLists,
  'preGroups' | 'subdivisions' | 'diagnosisMerges' | 'operationMerges' | 'combinedOperations'
>;

/** The name of a group (病种名称): from the rules where they name it, else of its diagnosis and operations. What is not named shows its code. */
export function groupName(
  { kind, key, diagnosis, main, related, careClass }: NamedGroup,
  lists: NamingLists,
  names: CodeNames,
): string {
  if (kind === 'pre') return lists.preGroups.find((row) => row.code === key)?.name ?? key;
  const [part = diagnosis, division] = diagnosis.split('#');
  const divided = lists.subdivisions.find((row) => row.code === division?.split('.')[0]);
  const merged = lists.diagnosisMerges.find((merge) => merge.code === part)?.name;
  const disease = merged ?? names.diagnosis(part) ?? part;
  const whole = divided ? `${disease}（${divided.name}${takenText(division)}）` : disease;
  if (kind === 'composite') return `${whole}等，${careClassName(careClass ?? 'conservative')}`;
  if (main === null) return whole;
  return `${whole}：${[main, ...related].map((code) => operationName(code, lists, names)).join('＋')}`;
}

function takenText(division: string | undefined): string {
  const taken = division?.split('.').slice(1).join('.');
  return taken ? ` ${taken}` : '';
}

function operationName(code: string, lists: NamingLists, names: CodeNames): string {
  return (
    lists.combinedOperations.find((item) => item.code === code)?.name ??
    lists.operationMerges.find((item) => item.code === code)?.name ??
    names.operation(code) ??
    code
  );
}
