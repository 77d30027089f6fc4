import type { LocalText } from '@sanyi/kernel';
import { FINDINGS } from './finding-texts.ts';

/** `error` keeps a row out, `warn` travels with the value to whoever approves it, `note` says what was not checked. */
export type Severity = 'error' | 'warn' | 'note';
export type Field = 'code' | 'organisation' | 'period' | 'numerator' | 'denominator' | 'note' | 'row';

/** What a check found about a value (校验结果): where, how grave, in words, and what to do. */
export interface Finding {
  readonly code: FindingCode;
  readonly severity: Severity;
  readonly field: Field;
  readonly message: LocalText;
  readonly cure: LocalText;
}

export type FindingCode = keyof typeof FINDINGS;

/** A finding with its sentence filled in; `field` where the code may concern either part. */
export function finding(
  code: FindingCode,
  values: Readonly<Record<string, string | LocalText>> = {},
  field?: Field,
): Finding {
  const known = FINDINGS[code];
  const fill = ({ zh, en }: LocalText): LocalText => ({
    zh: filled(zh, values, 'zh'),
    en: filled(en, values, 'en'),
  });
  return {
    code,
    severity: known.severity,
    field: field ?? known.field,
    message: fill(known.message),
    cure: fill(known.cure),
  };
}

function filled(
  sentence: string,
  values: Readonly<Record<string, string | LocalText>>,
  language: 'zh' | 'en',
) {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = values[name];
    return typeof value === 'object' ? value[language] : (value ?? '');
  });
}
