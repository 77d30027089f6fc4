import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen } from '@testing-library/react';
import { afterEach, describe, expect, it } from 'vitest';
import { type XmrMonth, XmrPanel } from './xmr-panel.tsx';

afterEach(cleanup);

function show(results: readonly (string | null)[], cumulative = false) {
  const months: XmrMonth[] = results.map((result, place) => ({
    period: `2025-${String(place + 1).padStart(2, '0')}`,
    result,
  }));
  render(
    <PageHarness
      page={() => (
        <XmrPanel
          name="次均费用"
          unit="元"
          months={months}
          factor={1}
          isShare={false}
          cumulative={cumulative}
          onOpen={() => undefined}
        />
      )}
    />,
  );
}

describe('XmrPanel', () => {
  it('states the month that shows a signal, and has every month in its table, missing ones too', async () => {
    show(['10', '11', '10', '11', null, '10', '11', '10', '11', '10', '11', '40']);
    expect(await screen.findByText('1 个月有信号：2025年12月', undefined, { timeout: 10_000 })).toBeTruthy();
    expect(screen.getByText('逐月变化超过界限：2025年12月')).toBeTruthy();
    const [table] = screen.getAllByRole('button', { name: '表' });
    if (!table) throw new Error('no table beside the chart');
    fireEvent.click(table);
    expect(screen.getByText('没有数据')).toBeTruthy();
    expect(screen.getByText('超出界限；逐月变化过大')).toBeTruthy();
  });

  it('says why there is no chart', async () => {
    show(['1', '2', '3']);
    expect(
      await screen.findByText('至少要 6 个月的数值才能算出界限。', undefined, { timeout: 10_000 }),
    ).toBeTruthy();
  });

  it('does not draw what grows by itself', async () => {
    show(['1', '2', '3', '4', '5', '6', '7'], true);
    expect(await screen.findByText(/年初累计数逐月递增/, undefined, { timeout: 10_000 })).toBeTruthy();
  });
});
