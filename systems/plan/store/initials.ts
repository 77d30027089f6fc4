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
