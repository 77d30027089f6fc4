/** What senders write where they have no number. */
const FILLERS = new Set([
  '',
  '-',
  '--',
  '—',
  '/',
  '\\',
  '无',
  '不详',
  '未知',
  '空',
  'NULL',
  'NONE',
  'NA',
  'N/A',
  'UNKNOWN',
]);

/**
 * A number of a person, record or document in its normal form (号码规范化): half-width, capitals, without blanks. Null where nothing is
 * left, or a filler such as `-`, `无`, or the same digit throughout.
 */
export function normalNumber(text: string | null | undefined): string | null {
  if (text === null || text === undefined) return null;
  const plain = text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toUpperCase();
  if (FILLERS.has(plain) || /^(\d)\1*$/.test(plain)) return /^[1-9]$/.test(plain) ? plain : null;
  return plain;
}

/** Whether a text holds what looks like an identity number or a telephone number (疑似号码): it must not go into a reason. */
export function holdsNumber(text: string): boolean {
  return /\d{11,}/.test(text.normalize('NFKC').replace(/[\s-]/g, ''));
}
