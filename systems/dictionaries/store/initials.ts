import { pinyin } from 'pinyin-pro';

const HAN = /\p{Script=Han}/u;

/**
 * Pinyin initials of a name (拼音首字母), read by words: 重庆 is `cq`, 重度 is `zd`. Latin letters and digits stay, everything
 * else goes. About 20 µs each, so they are computed once, when an entry is stored.
 */
export function initialsOf(name: string): string {
  const text = name.normalize('NFKC').toLowerCase();
  const letters = HAN.test(text)
    ? pinyin(text, { pattern: 'first', toneType: 'none', type: 'array', nonZh: 'consecutive', v: true }).join(
        '',
      )
    : text;
  return letters.toLowerCase().replace(/[^a-z0-9]/g, '');
}
