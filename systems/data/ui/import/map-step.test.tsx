import { PageHarness } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { useState } from 'react';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { detailOf, financeFormat, preview, unknownTable } from '../fixtures/files.ts';
import { serve } from '../fixtures/server.ts';
import type { ImportChoice } from '../shared/contract.ts';
import { fieldsIn, firstChoice, readsAlike, usualChoice } from './choice.ts';
import { COLUMN_TYPE } from './file-columns.tsx';
import { MapStep } from './map-step.tsx';
import { likeness, suggestColumns } from './suggest.ts';

const headings = unknownTable.columns.map(({ heading }) => heading);

function show(): { readonly choices: ImportChoice[] } {
  const choices: ImportChoice[] = [];
  serve({
    'GET /data/formats': { formats: [financeFormat] },
    'POST /data/files/12/preview': {
      ...preview,
      recognition: unknownTable,
      headings,
      rows: [{ line: 3, cells: ['H1', '2026-10', '8120.50', '312.00', '李**'], wrong: [], accepted: true }],
      issues: [],
      outcome: [],
    },
  });
  function Step() {
    const [choice, setChoice] = useState<ImportChoice>(usualChoice('finance'));
    return (
      <MapStep
        detail={detailOf({ recognitions: [unknownTable] })}
        choice={choice}
        onChange={(next) => {
          choices.push(next);
          setChoice(next);
        }}
        onStep={() => undefined}
      />
    );
  }
  render(<PageHarness page={Step} />);
  return { choices };
}

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('assigning columns', () => {
  it('suggests what is alike, says what is lacking, required fields first', async () => {
    show();
    const fields = await screen.findByRole('region', { name: '标准字段' });
    expect(
      within(fields)
        .getAllByRole('heading', { level: 5 })
        .map((head) => head.textContent?.slice(0, 2)),
    ).toEqual(['必填', '应填', '选填']);
    // 医疗收入合计 → 医疗收入, 药品支出 → 药品支出; 单位代码 and 统计月 are for a person.
    expect(within(fields).getAllByText('建议')).toHaveLength(2);
    expect(screen.getByText('还有 2 个必填字段没有对应的列，缺了会整行退回。')).toBeTruthy();
    const columns = screen.getByRole('region', { name: '文件的列' });
    expect(within(columns).getByText('8120.50')).toBeTruthy();
    expect(within(columns).getByText('已用于“医疗收入（元）”')).toBeTruthy();
  });

  it('takes a column that is dragged onto a field, and keeps what was only suggested', async () => {
    const { choices } = show();
    const fields = await screen.findByRole('region', { name: '标准字段' });
    const row = within(fields).getByRole('combobox', { name: '机构编号' }).closest('li');
    if (!row) throw new Error('no field');
    const dataTransfer = { types: [COLUMN_TYPE], getData: () => '单位代码' };
    fireEvent.dragOver(row, { dataTransfer });
    fireEvent.drop(row, { dataTransfer });
    await waitFor(() =>
      expect(choices.at(-1)?.fields).toEqual({
        机构编号: '单位代码',
        医疗收入: '医疗收入合计',
        药品支出: '药品支出',
      }),
    );
    expect(screen.getByText(/^还有 1 个必填字段/)).toBeTruthy();
  });

  it('counts a suggestion as chosen when the person goes on', async () => {
    const { choices } = show();
    await screen.findByRole('region', { name: '标准字段' });
    fireEvent.click(screen.getByRole('button', { name: '下一步：预览' }));
    expect(choices.at(-1)?.fields).toEqual({ 医疗收入: '医疗收入合计', 药品支出: '药品支出' });
  });
});

describe('the line of the headings', () => {
  it('has the columns read anew, and keeps of the assignment what is still there', async () => {
    const asked: unknown[] = [];
    serve({
      'GET /data/formats': { formats: [financeFormat] },
      'POST /data/files/12/preview': (body: ImportChoice) => {
        asked.push(body.headLine);
        const names = body.headLine === 4 ? ['机构', '月份', '医疗收入', '备注'] : headings;
        return {
          ...preview,
          recognition: {
            ...unknownTable,
            headLine: body.headLine,
            columns: names.map((heading, at) => ({ ...unknownTable.columns[0], place: at + 1, heading })),
          },
          headings: names,
          rows: [],
          issues: [],
          outcome: [],
        };
      },
    });
    const choices: ImportChoice[] = [];
    function Step() {
      const [choice, setChoice] = useState<ImportChoice>({
        ...usualChoice('finance'),
        headLine: 2,
        fields: { 机构编号: '单位代码', 月份: '统计月' },
      });
      return (
        <MapStep
          detail={detailOf({ recognitions: [unknownTable] })}
          choice={choice}
          onChange={(next) => {
            choices.push(next);
            setChoice(next);
          }}
          onStep={() => undefined}
        />
      );
    }
    render(<PageHarness page={Step} />);
    const columns = await screen.findByRole('region', { name: '文件的列' });
    expect(within(columns).getByText('单位代码')).toBeTruthy();
    const box = screen.getByRole('spinbutton', { name: '表头在第几行' });
    fireEvent.change(box, { target: { value: '4' } });
    await waitFor(() =>
      expect(
        within(screen.getByRole('region', { name: '文件的列' }))
          .getAllByRole('listitem')
          .map((item) => item.querySelector('strong')?.textContent),
      ).toEqual(['机构', '月份', '医疗收入', '备注']),
    );
    expect(asked).toEqual([2, 4]);
    // 单位代码 and 统计月 are gone: the new names are suggested as if nothing had been assigned.
    fireEvent.click(screen.getByRole('button', { name: '下一步：预览' }));
    expect(choices.at(-1)).toMatchObject({
      headLine: 4,
      fields: { 月份: '月份', 医疗收入: '医疗收入', 备注: '备注' },
    });
  });

  it('keeps what the file still has of an assignment', () => {
    const fields = { a: '甲', b: '乙' };
    expect(fieldsIn(fields, ['甲', '乙', '丙'])).toBe(fields);
    expect(fieldsIn(fields, ['乙'])).toEqual({ b: '乙' });
    expect(fieldsIn(fields, ['丙'])).toBeUndefined();
  });
});

describe('likeness of headings', () => {
  it('sees through units, brackets and case', () => {
    expect(likeness('医疗收入（元）', '医疗收入')).toBe(1);
    expect(likeness('PSN_NO', 'psn no')).toBe(1);
    expect(likeness('人员编号', '机构财务')).toBe(0);
  });

  it('gives every column to one field at most and leaves what is assigned alone', () => {
    const fields = [
      { name: 'a', title: '药品收入' },
      { name: 'b', title: '药品支出' },
    ];
    expect(suggestColumns(fields, ['药品收入', '药品'], {})).toEqual({ a: '药品收入', b: '药品' });
    expect(suggestColumns(fields, ['药品收入'], { a: '药品收入' })).toEqual({});
  });
});

describe('choices', () => {
  it('begins with the remembered assignment of the sender', () => {
    const mapping = { format: 'finance', headLine: 2, sheet: 1, fields: { 月份: '统计月' } };
    expect(firstChoice(detailOf({ mapping }))).toMatchObject(mapping);
    expect(firstChoice(detailOf())).toMatchObject({ format: 'insurer-settlements', encoding: 'gb18030' });
  });

  it('knows when a report no longer fits what is chosen', () => {
    const one = usualChoice('finance');
    expect(readsAlike(one, { ...one, onOverlap: 'refuse', remember: false })).toBe(true);
    expect(readsAlike(one, { ...one, headLine: 3 })).toBe(false);
    expect(readsAlike({ ...one, fields: { a: '1', b: '2' } }, { ...one, fields: { b: '2', a: '1' } })).toBe(
      true,
    );
  });
});
