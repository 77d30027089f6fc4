import { readWorkbook } from '@sanyi/documents';
import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { publishPaper } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import type { Comparison } from './schemas.ts';

describeApi('comparison', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let left: string;
  let right: string;
  let comparison: Comparison;
  beforeAll(async () => {
    app = await startTestApp(await open());
    left = await publishPaper(app, 'zhanglan', 'clearwater-2025');
    right = await publishPaper(app, 'zhanglan', 'clearwater-2026');
    const answer = await app.call<Comparison>('zhanglan', 'GET', `/plan/compare?left=${left}&right=${right}`);
    comparison = answer.body;
  });
  afterAll(() => app.close());

  const exported = async (body: object = {}) => {
    const { status, bytes, headers } = await app.call('zhanglan', 'POST', '/plan/compare/export', {
      body: { left, right, ...body },
    });
    expect(status).toBe(200);
    return { sheets: await readWorkbook(bytes, 'comparison.xlsx'), headers };
  };
  type Sheet = Awaited<ReturnType<typeof exported>>['sheets'][number] | undefined;
  const titles = (sheet: Sheet) =>
    (sheet?.cells ?? []).filter(({ row }) => row === 1).map(({ shown }) => shown);
  const column = (sheet: Sheet, title: string) =>
    (sheet?.cells ?? []).filter(({ row, column: at }) => row > 1 && at === titles(sheet).indexOf(title) + 1);

  it('is a workbook with every pair, real days and numbers', async () => {
    const { sheets, headers } = await exported();
    expect(String(headers['content-disposition'])).toContain(encodeURIComponent('方案比对-2026-08-15.xlsx'));
    const [pairs, targets] = sheets;
    expect(column(pairs, '类别')).toHaveLength(comparison.pairs.length);
    const due = column(pairs, `${comparison.right.title} 时限`);
    expect(due.map(({ kind }) => kind)).toContain('date');
    expect(due.filter(({ shown }) => shown !== '').every(({ kind }) => kind === 'date')).toBe(true);
    const alike = column(pairs, '相似度').filter(({ shown }) => shown !== '');
    expect(alike.length).toBeGreaterThan(10);
    expect(alike.every(({ kind }) => kind === 'number')).toBe(true);
    const changed = comparison.pairs
      .flatMap((pair) => pair.targetChanges)
      .filter(({ change }) => change !== 'same');
    expect(column(targets, '指标')).toHaveLength(changed.length);
    expect(column(targets, '右侧数值').filter(({ kind }) => kind === 'number').length).toBeGreaterThan(3);
  });

  it('holds the pairs that were shown in their order, and speaks English', async () => {
    const shown = comparison.pairs.slice(3, 6).toReversed();
    const { sheets } = await exported({
      locale: 'en',
      pairs: shown.map((pair) => [pair.left?.id ?? null, pair.right?.id ?? null]),
    });
    const [pairs] = sheets;
    expect(pairs?.name).toBe('Pairs');
    expect(column(pairs, `${comparison.right.title} Task`).map((cell) => cell.shown)).toEqual(
      shown.map((pair) => pair.right?.title ?? ''),
    );
    expect(column(pairs, 'Class').some(({ shown: words }) => /\p{Script=Han}/u.test(words))).toBe(false);
  });
});
