import type { ProblemIssue } from '@sanyi/kernel';
import { z } from 'zod';

const messages = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

function messageIn(language: 'zh' | 'en', issue: z.core.$ZodIssue): string {
  // A sentence that a schema brings itself carries both languages as `中文 / English`; zod's own are English alone.
  const own = /^(.*\p{Script=Han}.*) \/ (.+)$/u.exec(issue.message);
  if (own) return (language === 'zh' ? own[1] : own[2]) ?? issue.message;
  const text = messages[language](issue as z.core.$ZodRawIssue);
  return (typeof text === 'string' ? text : text?.message) ?? issue.message;
}

/** zod's findings (填写问题) as they stand in a refusal: which field, and what is wrong with it in both languages. */
export function schemaIssues(error: z.ZodError, place: string): ProblemIssue[] {
  return error.issues.map((issue) => ({
    path: [place, ...issue.path.map(String)].join('.'),
    code: issue.code,
    message: { zh: messageIn('zh', issue), en: messageIn('en', issue) },
  }));
}
