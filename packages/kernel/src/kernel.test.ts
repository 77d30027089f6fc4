import { describe, expect, it } from 'vitest';
import {
  defineSystem,
  figureKey,
  figureRefOf,
  fillText,
  fixedClock,
  manifestFaults,
  mayAccess,
  problemCatalogue,
  type SystemManifest,
  shanghaiDay,
} from './index.ts';

const text = (zh: string, en: string) => ({ zh, en });

const sample: SystemManifest = {
  id: 'sample',
  title: text('样例', 'Sample'),
  summary: text('样例系统', 'A sample system'),
  stage: 'plan',
  state: 'works',
  sources: [],
  terms: [],
  needs: [],
  offers: false,
  permissions: [
    {
      code: 'sample.read',
      title: text('查看', 'Read'),
      description: text('查看样例', 'Read samples'),
      roles: ['inspector'],
    },
  ],
  pages: [{ id: 'home', path: '/sample', title: text('首页', 'Home'), access: 'sample.read' }],
  routes: [
    { id: 'list', method: 'GET', path: '/sample/items', title: text('列表', 'List'), access: 'sample.read' },
  ],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
};

describe('manifest', () => {
  it('accepts a sound one and names every fault of an unsound one', () => {
    expect(defineSystem(sample)).toBe(sample);
    const faults = manifestFaults({
      ...sample,
      id: 'Sample',
      pages: [sample.pages[0]!, sample.pages[0]!, { ...sample.pages[0]!, id: 'x', access: 'sample.fly' }],
      routes: [{ ...sample.routes[0]!, path: '/other/items' }],
    });
    expect(faults).toEqual([
      'id must be kebab-case',
      'pages: home twice',
      'permission sample.read lacks the prefix',
      'x: unknown permission sample.fly',
      'route list lies outside /Sample',
    ]);
  });

  it('derives access from permissions alone', () => {
    expect(mayAccess([sample], 'inspector', 'sample.read')).toBe(true);
    expect(mayAccess([sample], 'department', 'sample.read')).toBe(false);
    expect(mayAccess([sample], null, 'signed-in')).toBe(false);
    expect(mayAccess([sample], null, 'public')).toBe(true);
  });
});

describe('problems', () => {
  const entry = {
    kind: 'conflict',
    title: text('已锁定', 'Locked'),
    detail: text('{month}已锁定。', '{month} is locked.'),
    cure: text('请申请解锁。', 'Ask for an unlock.'),
  } as const;

  it('fills both languages and keeps code and kind', () => {
    const problem = problemCatalogue('sample', { locked: entry }).problem('locked', { month: '2026-03' });
    expect([problem.code, problem.kind, problem.detail.zh, problem.detail.en]).toEqual([
      'sample/locked',
      'conflict',
      '2026-03已锁定。',
      '2026-03 is locked.',
    ]);
  });

  it('refuses a catalogue whose languages disagree, and a value that is missing', () => {
    expect(() => problemCatalogue('sample', { bad: { ...entry, detail: text('{month}', '{day}') } })).toThrow(
      'differs in its {places}',
    );
    expect(() => problemCatalogue('sample', { bad: { ...entry, cure: text('', 'x') } })).toThrow(
      'lacks a language',
    );
    expect(() => fillText(entry.detail, {})).toThrow('{month}');
  });
});

describe('clock and figures', () => {
  it('turns an instant into the day in Shanghai', () => {
    expect(shanghaiDay('2026-03-31T16:00:00.000Z')).toBe('2026-04-01');
    expect(fixedClock('2026-03-31T15:59:59.999Z').today()).toBe('2026-03-31');
  });

  it('writes and reads figure references', () => {
    const ref = { system: 'indicators', kind: 'value', id: 'a.b-c' };
    expect(figureRefOf(figureKey(ref))).toEqual(ref);
    expect(figureRefOf('nothing')).toBeNull();
  });
});
