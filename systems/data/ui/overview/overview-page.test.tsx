import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { overviewOf, senderOf } from '../fixtures/senders.ts';
import { serve } from '../fixtures/server.ts';
import { byNeed, countMonth, headlineMonth } from './gaps.ts';
import OverviewPage from './overview-page.tsx';

const show = (
  answer: unknown = overviewOf(),
  permissions: readonly string[] = ['data.read', 'data.import'],
) => {
  const sent = serve({ 'GET /data/overview': answer, 'GET /data/expectations': { expectations: [] } });
  render(<PageHarness page={OverviewPage} path="/data" address="/data" session={testSession(permissions)} />);
  return sent;
};

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the matrix of senders and months', () => {
  it('reads every cell aloud with state, files, rows and score, and leads to its files', async () => {
    show();
    const cell = await screen.findByRole('link', { name: /^清河区人民医院，2026年9月：已报齐/ });
    expect(cell.getAttribute('aria-label')).toMatch(/个文件，[\d,]+ 行，质量 [\d.]+ 分$/);
    expect(cell.getAttribute('href')).toBe('/data/files?sender=o1&month=2026-09');
    const late = screen.getByRole('link', { name: /^南湖街道社区卫生服务中心，2026年10月：逾期未报/ });
    expect(late.getAttribute('aria-label')).toContain('2026年11月10日到期');
  });

  it('has one cell in the tab order; arrows, Home and End move on', async () => {
    show();
    const grid = await screen.findByRole('grid');
    const stops = () => [...grid.querySelectorAll<HTMLElement>('[data-cell][tabindex="0"]')];
    expect(stops().map((cell) => cell.dataset['cell'])).toEqual(['0.11']);
    const press = (key: string) => {
      const [at] = stops();
      if (!at) throw new Error('no cell can be reached');
      fireEvent.keyDown(at, { key });
      return stops().map((cell) => cell.dataset['cell']);
    };
    expect(press('ArrowDown')).toEqual(['1.11']);
    expect(document.activeElement).toBe(stops()[0]);
    expect(press('ArrowLeft')).toEqual(['1.10']);
    expect(press('Home')).toEqual(['1.0']);
    expect(press('ArrowLeft')).toEqual(['1.0']);
    expect(press('End')).toEqual(['1.11']);
    expect(press('ArrowUp')).toEqual(['0.11']);
    expect(press('ArrowUp')).toEqual(['0.11']);
  });

  it('puts those with gaps first and can show them alone', async () => {
    show();
    const grid = await screen.findByRole('grid');
    const names = () =>
      within(grid)
        .getAllByRole('rowheader')
        .map((head) => head.textContent);
    expect(names()[0]).toBe('南湖街道社区卫生服务中心');
    fireEvent.click(screen.getByRole('radio', { name: /有缺口的/ }));
    expect(names()).toHaveLength(4);
  });
});

describe('the overview', () => {
  it('says in one sentence how the latest month stands and who owes what', async () => {
    show();
    const link = await screen.findByRole('link', { name: '2026年10月应报 14 家' });
    expect(link.closest('p')?.textContent).toBe(
      '2026年10月应报 14 家，已报齐 7 家，3 家未报全，3 家逾期未报，1 家尚未到期。累计缺 8 份，由 3 家补报。',
    );
  });

  it('makes every score and count a figure that opens', async () => {
    show();
    await screen.findByRole('grid');
    const figures = [...document.querySelectorAll('[data-figure]')].map((one) =>
      one.getAttribute('data-figure'),
    );
    for (const key of ['data.overview.late', 'data.overview.score', 'data.score.o1', 'data.table.settlement'])
      expect(figures).toContain(key);
  });

  it('says what to do first while there is nothing, with the button for whoever may', async () => {
    const nothing = { ...overviewOf(0), months: [], latest: [], tables: [] };
    show(nothing);
    expect(await screen.findByText('还没有收到数据')).toBeTruthy();
    expect(screen.getAllByRole('button', { name: '导入数据' }).length).toBeGreaterThan(0);
    cleanup();
    show(nothing, ['data.read']);
    expect(await screen.findByText(/有导入权限的单位导入文件后/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: '导入数据' })).toBeNull();
  });
});

describe('gaps', () => {
  it('counts a month so that its parts are all that were expected', () => {
    const { senders, months } = overviewOf();
    for (const month of months) {
      const { expected, arrived, part, late, due } = countMonth(senders, month);
      expect(arrived + part + late + due).toBe(expected);
    }
  });

  it('speaks of the latest month of which something is known', () => {
    expect(headlineMonth(overviewOf())?.month).toBe('2026-10');
    expect(headlineMonth(overviewOf(0))).toBeNull();
  });

  it('loses nobody when it orders by need', () => {
    const senders = [0, 3, 8].map(senderOf);
    expect(byNeed(senders).map(({ organisationId }) => organisationId)).toEqual(['o9', 'o4', 'o1']);
  });
});
