import type { FigureDossier } from '@sanyi/kernel';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { useAddress } from '../shell/address.ts';
import { PageHarness } from '../testing/page-harness.tsx';
import { Figure } from './figure.tsx';

const source = { system: 'indicators', kind: 'value', id: 'v1' };
const text = (zh: string) => ({ zh, en: `${zh} (en)` });
const dossier: FigureDossier = {
  ref: source,
  title: text('基层诊疗量占比'),
  value: { text: '58.37', unit: '%' },
  numerator: { label: text('社区诊疗人次'), value: { text: '1274903', unit: '人次' } },
  denominator: { label: text('全区诊疗人次'), value: { text: '2184172', unit: '人次' } },
  period: '2026Q1',
  asOf: '2026-04-12T02:20:00.000Z',
  definition: text('社区诊疗人次占全区的比例'),
  quality: [{ severity: 'warning', text: text('一家机构补报') }],
  up: [
    { kind: 'target', title: text('不低于60%') },
    {
      kind: 'clause',
      title: text('二（三）'),
      quote: { before: '前文。', text: '占比不低于60%。', after: '（牵头单位）', href: '/plan/p1/paper' },
    },
  ],
  down: [
    {
      kind: 'part',
      title: text('按机构'),
      figures: [
        { label: text('城东'), value: { text: '402113', unit: '人次' }, ref: { ...source, id: 'v2' } },
      ],
    },
    { kind: 'file', title: text('月报.xlsx 第18行') },
  ],
};

function Page() {
  const [query] = useAddress();
  return (
    <>
      <output>{query['figure'] ?? 'closed'}</output>
      <Figure
        value={{ text: '58.37', unit: '%' }}
        source={source}
        label="占比"
        numerator="1274903"
        denominator="2184172"
      />
    </>
  );
}

function answerWith(body: unknown, status = 200) {
  const asked: string[] = [];
  vi.stubGlobal('fetch', (address: string) => {
    asked.push(address);
    return Promise.resolve(new Response(JSON.stringify(body), { status }));
  });
  return asked;
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('Figure', () => {
  it('cannot be rendered without a source', () => {
    vi.spyOn(console, 'error').mockImplementation(() => undefined);
    const value = { text: '1', unit: '' };
    // @ts-expect-error: source is required
    expect(() => render(<Figure value={value} />)).toThrow('without a source');
    expect(() => render(<Figure value={value} source={{ system: '', kind: 'x', id: 'y' }} />)).toThrow(
      'without a source',
    );
    vi.restoreAllMocks();
  });

  it('shows value, unit and n/N at rest, and “no data” instead of an empty place', async () => {
    render(<PageHarness page={Page} />);
    const figure = await screen.findByRole('button', { name: /占比：58.37%/ });
    expect(figure.textContent).toBe('58.37%1,274,903/2,184,172');
    cleanup();
    render(<Figure value={{ text: null, unit: '%' }} source={source} />);
    expect(screen.getByRole('button').textContent).toBe('无数据');
  });

  it('opens by keyboard, writes the address, walks up and down, and closes by Esc with the focus back', async () => {
    const asked = answerWith(dossier);
    render(<PageHarness page={Page} />);
    const figure = await screen.findByRole('button', { name: /占比/ });
    figure.focus();
    // A button is clicked by the browser when Enter is pressed on it.
    fireEvent.keyDown(figure, { key: 'Enter' });
    fireEvent.click(figure);
    await waitFor(() => expect(screen.getByText('indicators.value.v1')).toBeTruthy());
    const drawer = await screen.findByRole('dialog');
    await within(drawer).findByText('占比不低于60%。');
    expect(asked).toContain('/api/indicators/figures/value/v1');
    const steps = [...drawer.querySelectorAll('.sanyi-step-kind')].map((step) => step.textContent);
    expect(steps).toEqual(['原文', '目标', '这个数字', '分项', '来源文件']);
    expect(within(drawer).getByText('占比不低于60%。').tagName).toBe('MARK');
    expect(
      within(drawer)
        .getByRole('link', { name: /在原文中查看/ })
        .getAttribute('href'),
    ).toBe('/plan/p1/paper');

    fireEvent.click(within(drawer).getByRole('button', { name: /城东/ }));
    await waitFor(() => expect(screen.getByText('indicators.value.v2')).toBeTruthy());

    fireEvent.click(within(drawer).getByRole('button', { name: '关闭' }));
    await waitFor(() => expect(screen.getByText('closed')).toBeTruthy());
    await waitFor(() => expect(document.activeElement).toBe(figure));
  });

  it('opens from an address alone, and says so when the address names no figure', async () => {
    answerWith(dossier);
    render(<PageHarness page={Page} address="/?figure=indicators.value.v1" />);
    expect(await screen.findByText('社区诊疗人次占全区的比例')).toBeTruthy();
    cleanup();
    render(<PageHarness page={Page} address="/?figure=zzz" />);
    expect(await screen.findByText('地址里的数字不存在')).toBeTruthy();
  });

  it('shows the refusal of the server in words, with its cure', async () => {
    answerWith(
      {
        code: 'indicators/no-such-value',
        messages: { title: text('没有这个数字'), cure: text('请从台账打开') },
      },
      404,
    );
    render(<PageHarness page={Page} address="/?figure=indicators.value.v9" />);
    expect(await screen.findByText('没有这个数字')).toBeTruthy();
    expect(await screen.findByText('请从台账打开')).toBeTruthy();
  });

  it('shows definition, period, as-of and quality on focus', async () => {
    answerWith(dossier);
    render(<PageHarness page={Page} />);
    const figure = await screen.findByRole('button', { name: /占比/ });
    fireEvent.pointerEnter(figure, { pointerType: 'mouse' });
    const card = await screen.findByRole('tooltip');
    await within(card).findByText('2026年一季度');
    expect(within(card).getByText('一家机构补报')).toBeTruthy();
    fireEvent.pointerLeave(figure);
    await waitFor(() => expect(screen.queryByRole('tooltip')).toBeNull());
  });
});
