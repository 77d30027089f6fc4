import type { ProblemIssue } from '@sanyi/kernel';
import { Problem } from '@sanyi/kernel';
import { z } from 'zod';
import { apiProblems } from './problems.ts';

const messages = { zh: z.locales.zhCN().localeError, en: z.locales.en().localeError };

function messageIn(language: 'zh' | 'en', issue: z.core.$ZodIssue): string {
  // A custom sentence of a schema carries both languages as `中文 / English`.
  if (issue.code === 'custom' && issue.message.includes(' / ')) {
    const [zh = '', en = ''] = issue.message.split(' / ', 2);
    return language === 'zh' ? zh : en;
  }
  const text = messages[language](issue as z.core.$ZodRawIssue);
  return (typeof text === 'string' ? text : text?.message) ?? issue.message;
}

/** Turns zod's findings into one refusal that names every field. */
export function invalidInput(error: z.ZodError, place: string): Problem {
  const issues: ProblemIssue[] = error.issues.map((issue) => ({
    path: [place, ...issue.path.map(String)].join('.'),
    code: issue.code,
    message: { zh: messageIn('zh', issue), en: messageIn('en', issue) },
  }));
  return apiProblems.problem('invalid-input', { count: issues.length }, { issues });
}

/** Parses one part of a request. @throws Problem `api/invalid-input` */
export function parsePart(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (!schema) return undefined;
  const result = schema.safeParse(value);
  if (!result.success) throw invalidInput(result.error, place);
  return result.data;
}

/** Names a failure of the HTTP framework itself (bad JSON, body too large) as a refusal; `null` when it is a defect. */
export function frameworkProblem(error: unknown, uploadMegabytes: number): Problem | null {
  if (error instanceof Problem) return error;
  const { code, statusCode, message } = error as { code?: string; statusCode?: number; message?: string };
  if (code === 'FST_REQ_FILE_TOO_LARGE' || code === 'FST_ERR_CTP_BODY_TOO_LARGE') {
    return apiProblems.problem('upload-too-large', { limit: uploadMegabytes });
  }
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return apiProblems.problem('malformed-request', { reason: message ?? String(code) });
  }
  return null;
}
