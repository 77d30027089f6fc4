import { rulesOf } from '../compile.ts';
import { walkRule } from '../rule.ts';
import type { Scheme } from '../scheme.ts';
import { finding, type LintFinding } from './finding.ts';

const DIAGNOSIS =
  /^[A-Z]\d{2}(\.(\d{1,3}|x\d{2})?(x\d{2,3})?)?[+*]?(\+?[A-Z]\d{2}(\.\d{0,3}(x\d{2,3})?)?\*?)?$/;
const OPERATION = /^\d{2}(\.(\d{1,4}|\dx\d{2}|\d{2}x\d?|\dx)?(x\d{2,3})?)?$/;

/** Lists that are empty, repeat codes, repeat each other, or hold what is no code (清单检查). */
export function lists(scheme: Scheme): LintFinding[] {
  const contents = new Map<string, string[]>();
  const found: LintFinding[] = [];
  const about = listSubjects(scheme);
  for (const [name, codes] of Object.entries(scheme.lists)) {
    if (codes.length === 0)
      found.push(finding('empty-list', 'error', name, [], '清单没有编码', 'the list has no codes'));
    const repeated = [...new Set(codes.filter((code, place) => codes.indexOf(code) !== place))];
    if (repeated.length > 0)
      found.push(
        finding(
          'repeated-code',
          'note',
          name,
          repeated,
          '清单中有重复的编码',
          'codes stand more than once in the list',
        ),
      );
    const pattern = about.get(name) === 'operation' ? OPERATION : DIAGNOSIS;
    const odd = codes.filter((code) => !pattern.test(code));
    if (odd.length > 0)
      found.push(
        finding(
          'not-a-code',
          'warning',
          name,
          odd,
          '不符合编码体系的写法',
          'not written as codes of the system',
        ),
      );
    const content = [...new Set(codes)].sort().join('\n');
    contents.set(content, [...(contents.get(content) ?? []), name]);
  }
  for (const names of contents.values())
    if (names.length > 1)
      found.push(
        finding(
          'same-list-twice',
          'note',
          names[0] ?? '',
          names.slice(1),
          '清单内容相同',
          'lists have the same content',
        ),
      );
  return found;
}

/** Whether a list holds diagnoses or operations, by the conditions that use it. */
function listSubjects(scheme: Scheme): Map<string, 'diagnosis' | 'operation'> {
  const subjects = new Map<string, 'diagnosis' | 'operation'>();
  for (const rule of rulesOf(scheme))
    walkRule(rule, (item) => {
      if ('list' in item && item.list !== undefined)
        subjects.set(item.list, /iagnos/.test(item.op) ? 'diagnosis' : 'operation');
    });
  return subjects;
}
