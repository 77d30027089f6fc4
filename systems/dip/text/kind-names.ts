import type { LocalText } from '@sanyi/kernel';

/** Kinds of groups (病种类型). */
export const KIND_NAMES: Readonly<Record<string, LocalText>> = {
  pre: { zh: '先期', en: 'Pre-group' },
  core: { zh: '核心', en: 'Core' },
  composite: { zh: '综合', en: 'Composite' },
};

/** Classes of care of composite groups (治疗方式). */
export const CARE_NAMES: Readonly<Record<string, LocalText>> = {
  conservative: { zh: '保守治疗', en: 'conservative' },
  diagnostic: { zh: '诊断性操作', en: 'diagnostic' },
  therapeutic: { zh: '治疗性操作', en: 'therapeutic' },
  surgery: { zh: '手术', en: 'surgery' },
};

/** The key of a group as it is read (病种编码): that of a composite group ends in its class of care. */
export function codeName(key: string): LocalText {
  return key.includes('/') ? parentName(key) : { zh: key, en: key };
}

/** A directory that small groups lean on, by its key such as `E11/surgery` (上级目录). */
export function parentName(parent: string): LocalText {
  const [category = '', care = ''] = parent.split('/');
  const own = CARE_NAMES[care] ?? { zh: care, en: care };
  return category === ''
    ? { zh: `全部${own.zh}病例`, en: `all ${own.en} cases` }
    : { zh: `${category} ${own.zh}`, en: `${category} ${own.en}` };
}
