import { fillText, problemCatalogue } from '@sanyi/kernel';
import fc from 'fast-check';
import { afterEach, describe, expect, it, vi } from 'vitest';
import {
  asProblem,
  ClientProblem,
  callRoute,
  clientProblemOf,
  filenameOf,
  routeAddress,
  routeKey,
} from '../index.ts';

const route = {
  id: 'task',
  method: 'PATCH',
  path: '/plan/tasks/:taskId',
  title: { zh: '任务', en: 'Task' },
  access: 'plan.read',
} as const;

const catalogue = problemCatalogue('plan', {
  changed: {
    kind: 'conflict',
    title: { zh: '已被修改', en: 'Changed' },
    detail: { zh: '现在是第{current}版。', en: 'Now version {current}.' },
    cure: { zh: '请重新打开。', en: 'Open it again.' },
  },
});

describe('ClientProblem', () => {
  it('reads a problem document back into both languages', () => {
    const sent = catalogue.problem('changed', { current: 4 }, { facts: { current: 4 } });
    const problem = clientProblemOf(409, {
      type: 'about:blank',
      status: 409,
      code: sent.code,
      title: sent.title.zh,
      detail: sent.detail.zh,
      messages: { title: sent.title, detail: sent.detail, cure: sent.cure },
      issues: [{ path: 'tasks[3].due', code: 'date', message: { zh: '日期不对', en: 'Wrong date' } }],
      facts: sent.facts,
      instance: 'req-1',
    });
    expect(problem).toBeInstanceOf(ClientProblem);
    expect([problem.code, problem.status, problem.instance]).toEqual(['plan/changed', 409, 'req-1']);
    expect(problem.detail).toEqual(fillText(catalogue.entries.changed.detail, { current: 4 }));
    expect(problem.cure.en).toBe('Open it again.');
    expect(problem.facts).toEqual({ current: 4 });
    expect(problem.issues[0]?.message.en).toBe('Wrong date');
  });

  it('makes a whole problem of whatever arrives', () => {
    fc.assert(
      fc.property(fc.integer({ min: 400, max: 599 }), fc.jsonValue(), (status, body) => {
        const problem = clientProblemOf(status, body);
        for (const part of [problem.title, problem.detail, problem.cure]) {
          expect(part.zh).not.toBe('');
          expect(part.en).not.toBe('');
        }
      }),
    );
    expect(asProblem(new Error('boom')).detail.zh).toContain('boom');
    expect(clientProblemOf(502, null).code).toBe('client/status-502');
  });
});

describe('callRoute', () => {
  afterEach(() => vi.unstubAllGlobals());

  it('fills the address, leaves out what is empty, and refuses a missing parameter', () => {
    expect(routeAddress(route, { taskId: 'a/b' }, { status: 'red', empty: '', list: ['1', '2'] })).toBe(
      '/api/plan/tasks/a%2Fb?status=red&list=1&list=2',
    );
    expect(() => routeAddress(route)).toThrow(':taskId');
    expect(routeKey(route)).toEqual(['/plan/tasks/:taskId']);
    expect(routeKey(route, { taskId: '1' }).slice(0, 1)).toEqual(routeKey(route));
  });

  it('sends language, mark and version, and throws what the server refused', async () => {
    const sent: RequestInit[] = [];
    vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
      sent.push(init);
      return Promise.resolve(new Response(JSON.stringify({ code: 'plan/changed' }), { status: 409 }));
    });
    const call = callRoute(route, { params: { taskId: 't1' }, body: { title: '新' }, ifMatch: 3 });
    await expect(call).rejects.toMatchObject({ code: 'plan/changed', status: 409 });
    expect(sent[0]?.headers).toMatchObject({
      'X-Sanyi-Request': '1',
      'If-Match': '"3"',
      'Content-Type': 'application/json',
    });
    expect(sent[0]?.body).toBe('{"title":"新"}');
  });

  it('says when the server is not reached, and when it answers gibberish', async () => {
    vi.stubGlobal('fetch', () => Promise.reject(new TypeError('failed')));
    await expect(callRoute(route, { params: { taskId: 't1' } })).rejects.toMatchObject({
      code: 'client/unreachable',
    });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response('<html>')));
    await expect(callRoute(route, { params: { taskId: 't1' } })).rejects.toMatchObject({
      code: 'client/unreadable',
    });
    vi.stubGlobal('fetch', () => Promise.resolve(new Response(null, { status: 204 })));
    await expect(callRoute(route, { params: { taskId: 't1' } })).resolves.toBeUndefined();
  });

  it('reads Chinese file names', () => {
    expect(filenameOf("attachment; filename=x.xlsx; filename*=UTF-8''%E5%8F%B0%E8%B4%A6.xlsx", 'y')).toBe(
      '台账.xlsx',
    );
    expect(filenameOf('attachment; filename="a.docx"', 'y')).toBe('a.docx');
    expect(filenameOf(null, 'y')).toBe('y');
  });
});
