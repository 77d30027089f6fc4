import { shortNamesOf } from '@sanyi/codes';
import { pinyin } from 'pinyin-pro';

/**
 * First letters of the pinyin of Chinese text (拼音首字母), lower case: 家庭医生签约率 → `jtysqyl`. Latin letters and
 * digits stay, everything else is left out.
 */
export function initialsOf(...texts: readonly string[]): string {
  return texts
    .map((text) =>
      pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive' })
        .join('')
        .toLowerCase()
        .replace(/[^a-z0-9]/g, ''),
    )
    .join(' ');
}

/**
 * What a task is found by in Latin letters (任务检索首字母): the initials of its title, indicators and departments, these
 * also by their short names, so that `wjw` finds the tasks of 区卫生健康委员会.
 */
export function taskInitials(task: {
  readonly title: string;
  readonly departments: readonly string[];
  readonly indicators: readonly string[];
}): string {
  const departments = task.departments.flatMap((name) => [name, ...shortNamesOf(name)]);
  const words = initialsOf(task.title, ...departments, ...task.indicators).split(' ');
  return [...new Set(words)].join(' ');
}
