import type { LocalText, ProblemIssue } from '@sanyi/kernel';

/** Extra facts of a refusal as the server sent them, plain JSON. */
export type ProblemFacts = Readonly<Record<string, unknown>>;

/** A refusal as the browser received it (问题): RFC 9457 read back into both languages. */
export class ClientProblem extends Error {
  /** `system/code`, or `client/unreachable`, `client/unreadable`, `client/status-502` when no problem document came. */
  readonly code: string;
  /** HTTP status, 0 when the server was not reached. */
  readonly status: number;
  readonly title: LocalText;
  readonly detail: LocalText;
  readonly cure: LocalText;
  readonly issues: readonly ProblemIssue[];
  readonly facts: ProblemFacts;
  /** What to name when asking for help: the request id. */
  readonly instance: string | null;

  constructor(given: {
    code: string;
    status: number;
    title: LocalText;
    detail: LocalText;
    cure: LocalText;
    issues?: readonly ProblemIssue[];
    facts?: ProblemFacts;
    instance?: string | null;
    cause?: unknown;
  }) {
    super(
      `${given.code}: ${given.detail.zh}`,
      given.cause === undefined ? undefined : { cause: given.cause },
    );
    this.name = 'ClientProblem';
    this.code = given.code;
    this.status = given.status;
    this.title = given.title;
    this.detail = given.detail;
    this.cure = given.cure;
    this.issues = given.issues ?? [];
    this.facts = given.facts ?? {};
    this.instance = given.instance ?? null;
  }
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const textIn = (value: unknown): string | null => (typeof value === 'string' && value !== '' ? value : null);

function localText(value: unknown): LocalText | null {
  if (!isRecord(value)) return null;
  const zh = textIn(value['zh']) ?? textIn(value['zh-CN']);
  const en = textIn(value['en']);
  return zh || en ? { zh: zh ?? en ?? '', en: en ?? zh ?? '' } : null;
}

/** One part of the problem in both languages: `messages.title.{zh,en}`, else `messages['zh-CN'].title`, else the plain member. */
function partOf(body: Record<string, unknown>, part: 'title' | 'detail' | 'cure'): LocalText | null {
  const messages = isRecord(body['messages']) ? body['messages'] : {};
  const direct = localText(messages[part]) ?? localText(body[part]);
  if (direct) return direct;
  const [zhTable, enTable] = [messages['zh-CN'] ?? messages['zh'], messages['en']];
  const byLocale = localText({
    zh: isRecord(zhTable) ? zhTable[part] : undefined,
    en: isRecord(enTable) ? enTable[part] : undefined,
  });
  if (byLocale) return byLocale;
  const plain = textIn(body[part]);
  return plain ? { zh: plain, en: plain } : null;
}

function issueOf(value: unknown): ProblemIssue | null {
  if (!isRecord(value)) return null;
  const plain = textIn(value['message']);
  const message = localText(value['message']) ?? (plain ? { zh: plain, en: plain } : null);
  return message ? { path: textIn(value['path']) ?? '', code: textIn(value['code']) ?? '', message } : null;
}

const askForHelp: LocalText = {
  zh: '请稍后重试；如仍出现，请把请求编号告诉系统管理员。',
  en: 'Try again later; if it persists, give the request number to the administrator.',
};

/** Reads the body of a refused request; whatever arrives, a whole problem results. */
export function clientProblemOf(
  status: number,
  body: unknown,
  instance: string | null = null,
): ClientProblem {
  const record = isRecord(body) ? body : {};
  const title = partOf(record, 'title') ?? {
    zh: `请求未完成（${status}）`,
    en: `The request was not completed (${status})`,
  };
  const issues = Array.isArray(record['issues']) ? record['issues'].map(issueOf) : [];
  return new ClientProblem({
    code: textIn(record['code']) ?? `client/status-${status}`,
    status,
    title,
    detail: partOf(record, 'detail') ?? {
      zh: '服务器没有说明原因。',
      en: 'The server gave no reason.',
    },
    cure: partOf(record, 'cure') ?? askForHelp,
    issues: issues.filter((issue) => issue !== null),
    facts: isRecord(record['facts']) ? record['facts'] : {},
    instance: textIn(record['instance']) ?? instance,
  });
}

/** The server could not be reached at all. */
export function unreachableProblem(cause: unknown): ClientProblem {
  return new ClientProblem({
    code: 'client/unreachable',
    status: 0,
    title: { zh: '连不上服务器', en: 'The server cannot be reached' },
    detail: {
      zh: '请求没有到达服务器，您填写的内容还在本页。',
      en: 'The request did not reach the server; what you entered is still on this page.',
    },
    cure: {
      zh: '请检查网络，然后重试；服务可能正在重新启动。',
      en: 'Check the network and try again; the service may be restarting.',
    },
    cause,
  });
}

/** An answer that should have been JSON and was not. */
export function unreadableProblem(status: number, cause: unknown): ClientProblem {
  return new ClientProblem({
    code: 'client/unreadable',
    status,
    title: { zh: '看不懂服务器的回答', en: 'The answer could not be read' },
    detail: { zh: '服务器的回答不是约定的格式。', en: 'The answer does not have the agreed form.' },
    cure: {
      zh: '请刷新页面；如果刚升级过系统，请清除浏览器缓存后再试。',
      en: 'Reload the page; after an upgrade, clear the browser cache first.',
    },
    cause,
  });
}

/** Makes a problem of anything that was thrown. */
export function asProblem(fault: unknown): ClientProblem {
  if (fault instanceof ClientProblem) return fault;
  const text = fault instanceof Error ? fault.message : String(fault);
  return new ClientProblem({
    code: 'client/fault',
    status: 0,
    title: { zh: '这一步没有完成', en: 'This was not completed' },
    detail: { zh: `程序报告：${text}`, en: `The program reports: ${text}` },
    cure: {
      zh: '请刷新页面重试；如仍出现，请把上面这句话告诉系统管理员。',
      en: 'Reload the page; if it persists, give the sentence above to the administrator.',
    },
    cause: fault,
  });
}
