import { Problem } from '@sanyi/kernel';
import type { z } from 'zod';
import { apiProblems } from './problems.ts';
import { schemaIssues } from './schema-issues.ts';

/** Largest body that is not a form, in MB. */
export const BODY_MEGABYTES = 2;

/** Deepest nesting of a request's body; no schema of the product comes near it. */
const DEEPEST = 40;

/**
 * Refuses text that no database keeps: U+0000 and halves of surrogate pairs. Everything else travels unchanged.
 *
 * @throws Problem `api/invalid-input`
 */
function refuseUnstorable(value: unknown, path: string, depth = 0): void {
  const fault = (message: { zh: string; en: string }) =>
    apiProblems.problem('invalid-input', { count: 1 }, { issues: [{ path, code: 'unstorable', message }] });
  if (typeof value === 'string') {
    if (!/[\0\p{Surrogate}]/u.test(value)) return;
    throw fault({
      zh: '含有无法保存的字符（空字符或残缺字符）',
      en: 'Holds characters that cannot be kept (a NUL or half a character)',
    });
  }
  if (typeof value !== 'object' || value === null) return;
  if (depth > DEEPEST) throw fault({ zh: '嵌套过深', en: 'Nested too deeply' });
  for (const [name, item] of Object.entries(value)) {
    refuseUnstorable(name, path, depth + 1);
    refuseUnstorable(item, `${path}.${name}`, depth + 1);
  }
}

/** Parses one part of a request. @throws Problem `api/invalid-input` */
export function parsePart(schema: z.ZodType | undefined, value: unknown, place: string): unknown {
  if (!schema) return undefined;
  refuseUnstorable(value, place);
  const result = schema.safeParse(value);
  if (!result.success) {
    const issues = schemaIssues(result.error, place);
    throw apiProblems.problem('invalid-input', { count: issues.length }, { issues });
  }
  return result.data;
}

/** Names a failure of the HTTP framework itself (bad JSON, body too large) as a refusal; `null` when it is a defect. */
export function frameworkProblem(error: unknown, uploadMegabytes: number): Problem | null {
  if (error instanceof Problem) return error;
  if (!(error instanceof Error)) return null;
  const { code, statusCode, expose, message } = error as Error & {
    code?: unknown;
    statusCode?: number;
    expose?: boolean;
  };
  // Only sentences of the framework and its file server go out; another library's error with a status may say anything.
  if (!expose && (typeof code !== 'string' || !code.startsWith('FST_'))) return null;
  if (code === 'FST_REQ_FILE_TOO_LARGE')
    return apiProblems.problem('upload-too-large', { limit: uploadMegabytes });
  if (code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return apiProblems.problem('upload-too-large', { limit: BODY_MEGABYTES });
  if (statusCode !== undefined && statusCode >= 400 && statusCode < 500) {
    return apiProblems.problem('malformed-request', { reason: message });
  }
  return null;
}
