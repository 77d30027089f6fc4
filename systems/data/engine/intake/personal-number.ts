/** Identity numbers of 18 and of 15 signs with a day in them, mobile numbers with or without 86, and landlines. */
const NUMBERS = [
  /(?<!\d)[1-9]\d{5}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}[\dXx](?!\d)/g,
  /(?<!\d)[1-9]\d{5}\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])\d{3}(?!\d)/g,
  /(?<!\d)(?:(?:\+|00)?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?!\d)/g,
  /(?<!\d)0\d{2,3}-\d{7,8}(?!\d)/g,
];

/**
 * A text with every number of a person in it hidden (隐去证件号和电话): `联系 138********` for `联系 13812345678`. The very text
 * comes back where there is none.
 */
export function withoutPersonalNumbers(text: string): string {
  if (text.length < 11) return text;
  // Full-width digits are digits; their places are the same, so that only what is found is changed.
  const plain = text.replace(/[０-９＋－Ｘｘ]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0));
  const hidden = new Set<number>();
  for (const pattern of NUMBERS)
    for (const found of plain.matchAll(pattern))
      for (let at = 3; at < found[0].length; at += 1) hidden.add(found.index + at);
  if (hidden.size === 0) return text;
  return Array.from({ length: text.length }, (_, at) => (hidden.has(at) ? '*' : text[at])).join('');
}
