import { type CatalogueGroup, careClassName } from '@sanyi/dip';
import type { LocalText } from '@sanyi/kernel';

const CLASSES_EN = {
  conservative: 'conservative treatment',
  diagnostic: 'diagnostic procedure',
  therapeutic: 'therapeutic procedure',
  surgery: 'operation',
} as const;

/** What a group asks of a case, in words (病种含义). */
export function groupMeaning({ kind, diagnosis, main, related, careClass }: CatalogueGroup): LocalText {
  if (kind === 'pre')
    return { zh: '先期病种，按分组规则的条件先行入组', en: 'a pre-group, by the conditions of the rules' };
  if (kind === 'composite') {
    const care = careClass ?? 'conservative';
    return {
      zh: `主要诊断前几位为 ${diagnosis}，${careClassName(care)}，且没有对应的核心病种`,
      en: `main diagnosis begins with ${diagnosis}, ${CLASSES_EN[care]}, and no core group fits`,
    };
  }
  const operations =
    main === null
      ? { zh: '没有计入的手术操作', en: 'no operation that counts' }
      : {
          zh: `主要手术 ${main}${related.length > 0 ? `，并有 ${related.join('、')}` : ''}`,
          en: `main operation ${main}${related.length > 0 ? `, with ${related.join(', ')}` : ''}`,
        };
  return {
    zh: `主要诊断属 ${diagnosis}；${operations.zh}`,
    en: `main diagnosis of ${diagnosis}; ${operations.en}`,
  };
}
