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

/** Whether a text is meant by what was typed: part of it in Chinese or Latin, or its pinyin initials. */
export function isMeant(typed: string, ...texts: readonly string[]): boolean {
  const wanted = typed.trim().toLowerCase();
  if (!wanted) return true;
  return texts.some(
    (text) =>
      text.toLowerCase().includes(wanted) ||
      (/^[a-z0-9]+$/.test(wanted) && pinyinInitials(text).includes(wanted)),
  );
}
