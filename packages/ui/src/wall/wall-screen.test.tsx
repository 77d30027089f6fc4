import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Story } from './story.tsx';
import { WallScreen } from './wall-screen.tsx';

const STORY_SECONDS = 20;

/** What the system says about motion. */
function motion(reduced: boolean) {
  vi.stubGlobal('matchMedia', (query: string) => ({
    matches: reduced && query.includes('reduced-motion'),
    addEventListener: () => undefined,
    removeEventListener: () => undefined,
  }));
}

function show() {
  render(
    <WallScreen>
      <h1>一页</h1>
      <Story label="全局">
        <p>第一段</p>
      </Story>
      <Story label="时限">
        <p>第二段</p>
      </Story>
      <Story label="部门">
        <p>第三段</p>
        <button type="button">一个数</button>
      </Story>
    </WallScreen>,
  );
}

const seen = () =>
  ['第一段', '第二段', '第三段'].filter((words) => screen.getByText(words).closest('[hidden]') === null);
function wait(seconds: number) {
  act(() => {
    vi.advanceTimersByTime(seconds * 1000);
  });
}

beforeEach(() => {
  vi.useFakeTimers();
  motion(false);
});
afterEach(() => {
  cleanup();
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

describe('a wall screen', () => {
  it('shows one story after the other and begins again', () => {
    show();
    expect(seen()).toEqual(['第一段']);
    wait(STORY_SECONDS - 1);
    expect(seen()).toEqual(['第一段']);
    wait(1);
    expect(seen()).toEqual(['第二段']);
    wait(STORY_SECONDS);
    expect(seen()).toEqual(['第三段']);
    wait(STORY_SECONDS);
    expect(seen()).toEqual(['第一段']);
  });

  it('rests while somebody points at it or has the focus in it, and goes on afterwards', () => {
    show();
    const page = screen.getByText('一页');
    fireEvent.pointerOver(page);
    wait(STORY_SECONDS * 3);
    expect(seen()).toEqual(['第一段']);
    fireEvent.pointerOut(page);
    wait(STORY_SECONDS);
    expect(seen()).toEqual(['第二段']);
    wait(STORY_SECONDS);
    fireEvent.focus(screen.getByText('一个数'));
    wait(STORY_SECONDS * 3);
    expect(seen()).toEqual(['第三段']);
    fireEvent.blur(screen.getByText('一个数'));
    wait(STORY_SECONDS);
    expect(seen()).toEqual(['第一段']);
  });

  it('stands still on request, and is turned by hand', () => {
    show();
    fireEvent.click(screen.getByRole('button', { name: '暂停轮播' }));
    wait(STORY_SECONDS * 3);
    expect(seen()).toEqual(['第一段']);
    fireEvent.keyDown(document.body, { key: 'ArrowLeft' });
    expect(seen()).toEqual(['第三段']);
    fireEvent.click(screen.getByRole('button', { name: '下一段' }));
    expect(seen()).toEqual(['第一段']);
  });

  it('never moves by itself where motion is not wanted', () => {
    motion(true);
    show();
    wait(STORY_SECONDS * 5);
    expect(seen()).toEqual(['第一段']);
    expect(screen.queryByRole('button', { name: '暂停轮播' })).toBeNull();
    fireEvent.keyDown(document.body, { key: 'ArrowRight' });
    expect(seen()).toEqual(['第二段']);
  });

  it('is no matter anywhere else: every story of a page is shown', () => {
    render(
      <>
        <Story label="全局">
          <p>第一段</p>
        </Story>
        <Story label="时限">
          <p>第二段</p>
          <p>第三段</p>
        </Story>
      </>,
    );
    expect(seen()).toHaveLength(3);
  });
});
