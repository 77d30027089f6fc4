const DIGIT: Readonly<Record<string, number>> = {
  〇: 0,
  零: 0,
  一: 1,
  二: 2,
  两: 2,
  三: 3,
  四: 4,
  五: 5,
  六: 6,
  七: 7,
  八: 8,
  九: 9,
};

/** Value of a Chinese numeral up to 9999 (中文数字): `十二` → 12, `二〇二五` → 2025; NaN when it is none. */
export function chineseNumber(text: string): number {
  if (text === '') return Number.NaN;
  if (/^\d+$/.test(text)) return Number(text);
  if (!/[十百千]/.test(text)) {
    let digits = '';
    for (const ch of text) {
      const d = DIGIT[ch];
      if (d === undefined) return Number.NaN;
      digits += String(d);
    }
    return Number(digits);
  }
  let total = 0;
  let unit = 0;
  let seen = false;
  for (const ch of text) {
    const d = DIGIT[ch];
    if (d !== undefined) {
      unit = d;
      seen = true;
      continue;
    }
    const scale = ch === '十' ? 10 : ch === '百' ? 100 : ch === '千' ? 1000 : 0;
    if (scale === 0) return Number.NaN;
    total += (seen ? unit : 1) * scale;
    unit = 0;
    seen = false;
  }
  return total + unit;
}

/** Reads a printed number with thousands separators (`1,500.5`) or a Chinese numeral; NaN when it is none. */
export function printedNumber(text: string): number {
  const plain = text.replaceAll(',', '');
  return /^\d+(?:\.\d+)?$/.test(plain) ? Number(plain) : chineseNumber(text);
}
