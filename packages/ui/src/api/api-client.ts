import type { Locale, RouteDeclaration } from '@sanyi/kernel';
import { clientProblemOf, unreachableProblem, unreadableProblem } from './client-problem.ts';

export type RouteParams = Readonly<Record<string, string | number>>;
export type RouteQuery = Readonly<
  Record<string, string | number | boolean | readonly string[] | null | undefined>
>;

export interface CallOptions {
  readonly params?: RouteParams | undefined;
  readonly query?: RouteQuery | undefined;
  /** Sent as JSON. */
  readonly body?: unknown;
  /** Version the change is based on; sent as `If-Match: "<version>"`. */
  readonly ifMatch?: string | number | undefined;
  readonly signal?: AbortSignal | undefined;
  /** Sent as multipart form, field `file`; `body` members become further fields. */
  readonly file?: File | Blob | undefined;
}

const BASE = '/api';

/**
 * The address of a route (接口地址) with its `:name` parameters and query filled in.
 *
 * @throws Error when a parameter of the path has no value; empty query values are left out.
 */
export function routeAddress(
  route: RouteDeclaration,
  params: RouteParams = {},
  query: RouteQuery = {},
): string {
  const path = route.path.replace(/:([a-zA-Z][a-zA-Z0-9]*)/g, (_, name: string) => {
    const value = params[name];
    if (value === undefined || value === '') throw new Error(`route ${route.id}: no value for :${name}`);
    return encodeURIComponent(String(value));
  });
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value === undefined || value === null || value === '') continue;
    for (const item of Array.isArray(value) ? value : [value]) search.append(name, String(item));
  }
  const text = search.toString();
  return `${BASE}${path}${text ? `?${text}` : ''}`;
}

function pageLocale(): Locale {
  return globalThis.document?.documentElement.lang === 'en' ? 'en' : 'zh-CN';
}

/** Headers of every request: language, the CSRF mark that a foreign page cannot send, and the version edited. */
export function requestHeaders(options: Pick<CallOptions, 'ifMatch'>): Record<string, string> {
  const locale = pageLocale();
  return {
    Accept: 'application/json, application/problem+json',
    'Accept-Language': locale === 'en' ? 'en, zh-CN;q=0.5' : 'zh-CN, en;q=0.5',
    'X-Sanyi-Request': '1',
    ...(options.ifMatch === undefined ? {} : { 'If-Match': `"${options.ifMatch}"` }),
  };
}

/** Makes the form that carries a file; further members of a plain body travel as fields before it. */
export function fileForm(file: File | Blob, body: unknown): FormData {
  const form = new FormData();
  if (typeof body === 'object' && body !== null)
    for (const [name, value] of Object.entries(body))
      if (value !== undefined) form.append(name, typeof value === 'string' ? value : JSON.stringify(value));
  form.append('file', file, file instanceof File ? file.name : 'file');
  return form;
}

async function send(route: RouteDeclaration, options: CallOptions): Promise<Response> {
  const headers = requestHeaders(options);
  let body: BodyInit | null = null;
  if (options.file) body = fileForm(options.file, options.body);
  else if (options.body !== undefined) {
    body = JSON.stringify(options.body);
    headers['Content-Type'] = 'application/json';
  }
  const address = routeAddress(route, options.params, options.query);
  const signal = options.signal ?? null;
  let response: Response;
  try {
    response = await fetch(address, {
      method: route.method,
      headers,
      body,
      signal,
      credentials: 'same-origin',
    });
  } catch (fault) {
    if (fault instanceof DOMException && fault.name === 'AbortError') throw fault;
    throw unreachableProblem(fault);
  }
  if (!response.ok) {
    const text = await response.text();
    throw clientProblemOf(response.status, jsonOrNull(text), response.headers.get('X-Request-Id'));
  }
  return response;
}

/** A proxy in between may answer with HTML; then there is a status and nothing to read. */
export function jsonOrNull(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (fault) {
    if (fault instanceof SyntaxError) return null;
    throw fault;
  }
}

/**
 * Calls a declared route (调用接口) and answers its JSON; `undefined` when the answer has no content.
 * The answer's type is what the caller states: both sides share the schemas of the slice.
 *
 * @throws ClientProblem for every refusal, also when the server is not reached; AbortError when aborted.
 */
export async function callRoute<Answer>(route: RouteDeclaration, options: CallOptions = {}): Promise<Answer> {
  const response = await send(route, options);
  const text = await response.text();
  if (text === '') return undefined as Answer;
  try {
    return JSON.parse(text) as Answer;
  } catch (fault) {
    throw unreadableProblem(response.status, fault);
  }
}

export interface Download {
  readonly blob: Blob;
  readonly filename: string;
}

/** The file name of a Content-Disposition header, the UTF-8 form first. */
export function filenameOf(disposition: string | null, fallback: string): string {
  const utf8 = /filename\*=UTF-8''([^;]+)/i.exec(disposition ?? '')?.[1];
  if (utf8) return decodeURIComponent(utf8);
  return /filename="?([^";]+)"?/i.exec(disposition ?? '')?.[1] ?? fallback;
}

/** Fetches a file from a route (下载) and hands it over; {@link saveFile} gives it to the user. */
export async function downloadRoute(route: RouteDeclaration, options: CallOptions = {}): Promise<Download> {
  const response = await send(route, options);
  return {
    blob: await response.blob(),
    filename: filenameOf(response.headers.get('Content-Disposition'), route.id),
  };
}

/** Gives a file to the user as a download (保存到本机). */
export function saveFile(blob: Blob, filename: string): void {
  const address = URL.createObjectURL(blob);
  const link = document.createElement('a');
  link.href = address;
  link.download = filename;
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 10_000);
}
