import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import fc from 'fast-check';
import { afterEach, describe, expect, it } from 'vitest';
import {
  csvOf,
  cutAtSeams,
  isMeant,
  ProblemNote,
  pageHref,
  parseQuery,
  pinyinInitials,
  SplitPane,
  StateMark,
  StatStrip,
  useUndo,
  writeQuery,
} from './index.ts';
import { PageHarness } from './testing/page-harness.tsx';

afterEach(() => {
  cleanup();
  localStorage.clear();
});

describe('words', () => {
  it('find by pinyin initials, by Chinese and by code', () => {
    expect(pinyinInitials('医保基金DIP支付')).toBe('ybjjdipzf');
    expect(pinyinInitials('任务台账')).toBe('rwtz');
    expect(isMeant('rwtz', '任务台账')).toBe(true);
    expect(isMeant('台账', '任务台账')).toBe(true);
    expect(isMeant('xyz', '任务台账')).toBe(false);
  });
  it.each([
    ['wjw', '清河区卫生健康委员会'],
    ['ybj', '区医疗保障局'],
    ['czj', '区财政局'],
    ['rsj', '区人力资源和社会保障局'],
    ['fgw', '区发展和改革委员会'],
    ['卫健委', '清河区卫生健康委员会'],
  ])('find a department by its short name: %s', (typed, name) => {
    expect(isMeant(typed, name)).toBe(true);
    expect(isMeant(typed, '任务台账')).toBe(false);
  });
  it('gaps never change the text', () => {
    expect(cutAtSeams('到2026年底DIP付费')).toEqual(['到', '2026', '年底', 'DIP', '付费']);
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), (text) => {
        expect(cutAtSeams(text).join('')).toBe(text);
      }),
    );
  });
  it('CSV quotes what needs it and defuses formulas, not negative numbers', () => {
    expect(
      csvOf(
        ['部门', '值'],
        [
          ['区医保局,"本级"', '=1+1'],
          ['a', '-12.5'],
        ],
      ),
    ).toBe('\uFEFF部门,值\r\n"区医保局,""本级""",\'=1+1\r\na,-12.5\r\n');
  });
});

describe('addresses', () => {
  it('survive writing and reading as texts', () => {
    const query = fc.dictionary(
      fc.stringMatching(/^[a-z]{1,8}$/),
      fc.string({ minLength: 1, unit: 'grapheme' }),
    );
    fc.assert(
      fc.property(query, (given) => {
        expect(parseQuery(writeQuery(given))).toEqual({ ...given });
      }),
    );
  });
  it('of pages need every parameter', () => {
    const page = { id: 'task', path: '/plan/$planId/tasks/$taskId' };
    expect(pageHref(page, { planId: 'p', taskId: 'a b' }, { open: '1' })).toBe('/plan/p/tasks/a%20b?open=1');
    expect(() => pageHref(page, { planId: 'p' })).toThrow('$taskId');
  });
});

describe('components', () => {
  it('StateMark has shape and word, also when bare', () => {
    const shapes = (['green', 'yellow', 'red', 'grey', 'ongoing'] as const).map((light) => {
      render(<StateMark light={light} bare />);
      const path = document.querySelector('path')?.getAttribute('d');
      const word = document.querySelector('.sanyi-hidden')?.textContent;
      cleanup();
      return [path, word];
    });
    expect(new Set(shapes.map(([path]) => path)).size).toBe(5);
    expect(shapes.map(([, word]) => word)).toEqual(['绿灯', '黄灯', '红灯', '无数据', '持续推进']);
  });

  it('StatStrip refuses more than seven things', () => {
    const stat = (id: string) => ({
      id,
      label: id,
      value: { text: '1', unit: '' },
      source: { system: 's', kind: 'k', id },
    });
    expect(() => render(<StatStrip label="要事" stats={'12345678'.split('').map(stat)} />)).toThrow(
      'at most 7',
    );
  });

  it('ProblemNote says what, why and what to do', () => {
    render(<ProblemNote problem={new TypeError('x is not a function')} />);
    expect(screen.getByRole('alert').textContent).toContain('x is not a function');
    expect(screen.getByRole('alert').textContent).toContain('怎么办');
  });

  it('SplitPane is resized by keyboard within its bounds', async () => {
    const Page = () => (
      <SplitPane id="test" left={{ title: '原文', content: '左' }} right={{ title: '任务', content: '右' }} />
    );
    render(<PageHarness page={Page} />);
    const bar = await screen.findByRole('separator');
    fireEvent.keyDown(bar, { key: 'ArrowRight' });
    expect(bar.getAttribute('aria-valuenow')).toBe('54');
    fireEvent.keyDown(bar, { key: 'End' });
    fireEvent.keyDown(bar, { key: 'ArrowRight' });
    expect(bar.getAttribute('aria-valuenow')).toBe('80');
  });

  it('what was done can be undone, and a failure to undo is told', async () => {
    const done: string[] = [];
    function Page() {
      const tell = useUndo();
      return (
        <>
          <button
            type="button"
            onClick={() => tell({ text: '已分派', undo: () => Promise.resolve(done.push('undone')) })}
          >
            分派
          </button>
          <button
            type="button"
            onClick={() => tell({ text: '已删除', undo: () => Promise.reject(new Error('已归档')) })}
          >
            删除
          </button>
        </>
      );
    }
    render(<PageHarness page={Page} />);
    fireEvent.click(await screen.findByText('分派'));
    fireEvent.click(screen.getByText('撤销'));
    await screen.findByText('已撤销');
    expect(done).toEqual(['undone']);
    fireEvent.click(screen.getByText('删除'));
    fireEvent.click(screen.getByText('撤销'));
    await waitFor(() => expect(screen.getByText(/已归档/)).toBeTruthy());
  });
});
