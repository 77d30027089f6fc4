import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Indicator } from './contract.ts';
import { ValueForm } from './value-form.tsx';

const text = (zh: string) => ({ zh, en: zh });
const indicator: Indicator = {
  id: 'i1',
  version: 1,
  code: 'signing-rate',
  name: text('签约率'),
  definition: text('期末签约人数占比'),
  numeratorLabel: text('签约人数'),
  denominatorLabel: text('常住人口'),
  factor: '100',
  unit: '%',
  decimals: 2,
  direction: 'up',
  isShare: true,
  allowsNegative: false,
  cumulative: false,
  attribute: null,
  sourceSystem: '',
  ownerOrganisationId: 'o1',
  latest: null,
  waiting: 0,
  linkedTargets: 1,
  mayEnter: true,
};

function show(given: Indicator = indicator) {
  const sent: unknown[] = [];
  vi.stubGlobal('fetch', (_: string, init: RequestInit) => {
    sent.push(typeof init.body === 'string' ? JSON.parse(init.body) : null);
    return Promise.resolve(new Response(JSON.stringify({ id: 'v1', period: '2026Q3', result: '74.26' })));
  });
  render(<PageHarness page={() => <ValueForm indicator={given} values={[]} onDone={() => undefined} />} />);
  return sent;
}

async function type(label: string, value: string) {
  fireEvent.change(await screen.findByLabelText(label), { target: { value } });
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('ValueForm', () => {
  it('computes the result while typing, to the defined decimals', async () => {
    const sent = show();
    expect(await screen.findByText('填写后即时计算')).toBeTruthy();
    await type('签约人数', '187050');
    await type('常住人口', '251900');
    expect(screen.getByText('74.26')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    await waitFor(() => expect(sent).toHaveLength(1));
    expect(sent[0]).toMatchObject({ numerator: '187050', denominator: '251900', note: '' });
  });

  it('says at its field what is wrong, and sends nothing', async () => {
    const sent = show();
    await type('签约人数', '300');
    await type('常住人口', '200');
    expect(screen.getByText(/分子 300 大于分母 200/)).toBeTruthy();
    await type('常住人口', '0');
    expect(screen.getByText(/分母为零/)).toBeTruthy();
    await type('常住人口', '1,000');
    expect(screen.getByText('请填写数字，最多六位小数，不用千分位逗号')).toBeTruthy();
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    await type('常住人口', '');
    expect(screen.getByText('请填写')).toBeTruthy();
    expect(sent).toHaveLength(0);
  });

  it('asks for one number where the indicator is a count', async () => {
    const sent = show({
      ...indicator,
      denominatorLabel: null,
      factor: '1',
      decimals: 0,
      unit: '个',
      isShare: false,
    });
    await type('签约人数', '12');
    expect(screen.queryByLabelText('常住人口')).toBeNull();
    fireEvent.click(screen.getByRole('button', { name: '报送' }));
    await waitFor(() => expect(sent[0]).toMatchObject({ numerator: '12', denominator: null }));
  });
});
