import { shortNamesOf } from '@sanyi/codes';

// First character of each pinyin initial in the collation order of `zh-u-co-pinyin`.
const FIRSTS = '阿八嚓哒妸发旮哈讥咔垃痳拏噢妑七呥扨它穵夕丫帀';
const LETTERS = 'ABCDEFGHJKLMNOPQRSTWXYZ';
const HAN = /\p{Script=Han}/u;
const order = new Intl.Collator('zh-CN-u-co-pinyin');

/**
 * Pinyin initials of a text (拼音首字母): `医保基金` is `ybjj`; other letters and digits stay. Taken from the
 * browser's own collation, so characters with several readings have their most usual one.
 */
export function pinyinInitials(text: string): string {
  let initials = '';
  for (const sign of text) {
    if (!HAN.test(sign)) {
      if (/[a-z0-9]/i.test(sign)) initials += sign.toLowerCase();
      continue;
    }
    let place = FIRSTS.length - 1;
    while (place > 0 && order.compare(FIRSTS[place] ?? '', sign) > 0) place -= 1;
    initials += (LETTERS[place] ?? '').toLowerCase();
  }
  return initials;
}

/** Initials of the short names of departments, by printed name: asked for at every key pressed. */
const shortNames = new Map<string, readonly string[]>();

function shortNamesKept(text: string): readonly string[] {
  const known = shortNames.get(text) ?? shortNamesOf(text);
  shortNames.set(text, known);
  return known;
}

/**
 * Whether a text is meant by what was typed (是否所指): part of it in Chinese or Latin, or its pinyin initials. The name of
 * a department is also meant by its short names: `wjw` and 卫健委 find 区卫生健康委员会.
 */
export function isMeant(typed: string, ...texts: readonly string[]): boolean {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return true;
  const latin = /^[a-z0-9]+$/.test(wanted);
  return texts
    .flatMap((text) => [text, ...shortNamesKept(text)])
    .some((text) => text.toLowerCase().includes(wanted) || (latin && pinyinInitials(text).includes(wanted)));
}
