import type { CodeSystem } from './code-system.ts';

// Category, subcategory, extension: `I10`, `I10.x00`, `I10.x00x002`; an asterisk code ends with `*`.
const ICD_10 = /^[A-Z]\d{2}(?:\.[\dx]\d{0,2}(?:x\d{2,3})?)?\*?$/;
const MORPHOLOGY = /^M\d{4,5}\/\d$/;
const ICD_9 = /^\d{2}(?:\.\d{1,4}(?:x\d{2,3})?)?$/;
const AREA = /^\d{6}(?:\d{3}|\d{6})?$/;
const OTHER = /^[A-Z0-9][A-Z0-9.-]{2,49}$/;
const LONGEST = 50;

/**
 * A code in its normal form (编码规范化): half-width, without spaces, letters in capitals save the `x` of extensions.
 * `Ｉ10.X00` and ` i10.x00 ` are both `I10.x00`.
 */
export function normalCode(system: CodeSystem, text: string): string {
  const capitals = text
    .slice(0, 200)
    .normalize('NFKC')
    .replace(/[\s\u200b\ufeff]/g, '')
    .toUpperCase();
  if (system !== 'icd-10' && system !== 'icd-9-cm-3') return capitals;
  // A capital X is a chapter letter only at the beginning of a code.
  return capitals
    .replaceAll('†', '+')
    .split('+')
    .map((part) => part.slice(0, 1) + part.slice(1).replaceAll('X', 'x'))
    .join('+');
}

/** Whether a code in normal form can be one of the system (编码格式检查); says nothing about whether it exists. */
export function isCodeForm(system: CodeSystem, code: string): boolean {
  if (code === '' || code.length > LONGEST) return false;
  switch (system) {
    case 'icd-10':
      return MORPHOLOGY.test(code) || isDiagnosis(code);
    case 'icd-9-cm-3':
      return ICD_9.test(code);
    case 'area':
      return AREA.test(code);
    case 'drug':
    case 'consumable':
    case 'service':
    case 'institution':
      return OTHER.test(code);
  }
}

/** One code, or a dagger and an asterisk code joined by `+`; a dagger may also stand alone. */
function isDiagnosis(code: string): boolean {
  const [dagger = '', asterisk, ...more] = code.split('+');
  return more.length === 0 && ICD_10.test(dagger) && (!asterisk || ICD_10.test(asterisk));
}
