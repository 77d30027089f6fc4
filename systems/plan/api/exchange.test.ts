import {
  columnName,
  readDocument,
  readWorkbook,
  type Sheet,
  type SheetCell,
  writeWorkbook,
} from '@sanyi/documents';
import { fixedClock } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { planMigrations } from '../store/migrations.ts';
import { ledgerOf, publishPaper } from '../testing/example-papers.ts';
import { startTestApp, TEST_NOW, type TestApp } from '../testing/test-app.ts';
import { LEDGER_COLUMNS, TASK_ID_TITLE, VERSION_TITLE } from './ledger-sheet.ts';
import type { BulkResult, LedgerPreview, ReviewTask } from './schemas.ts';

const XLSX = 'ledger.xlsx';

describeApi('ledger exchange', { migrations: planMigrations, clock: fixedClock(TEST_NOW) }, (open) => {
  let app: TestApp;
  let planId: string;
  beforeAll(async () => {
    app = await startTestApp(await open());
    planId = await publishPaper(app, 'zhanglan', 'clearwater-2026');
  });
  afterAll(() => app.close());

  async function exported(): Promise<Sheet> {
    const { bytes } = await app.call('zhanglan', 'GET', `/plan/ledger/export?format=xlsx&planId=${planId}`);
    const sheet = (await readWorkbook(bytes, XLSX)).find(({ hidden }) => !hidden);
    if (!sheet) throw new Error('no sheet');
    return sheet;
  }
  const titles = (sheet: Sheet) => sheet.cells.filter(({ row }) => row === 1);
  const columnOf = (sheet: Sheet, title: string) =>
    titles(sheet).find(({ shown }) => shown === title)?.column ?? 0;
  const cellAt = (sheet: Sheet, row: number, title: string): SheetCell | undefined =>
    sheet.cells.find((cell) => cell.row === row && cell.column === columnOf(sheet, title));

  /** The exported sheet with some cells written over, as a person's spreadsheet program would save it. */
  async function edited(sheet: Sheet, changes: Readonly<Record<string, string>>): Promise<Uint8Array> {
    const head = titles(sheet);
    const last = Math.max(...sheet.cells.map(({ row }) => row));
    const rows = Array.from({ length: last - 1 }, (_, at) =>
      head.map(({ column }) => {
        const over = changes[`${columnName(column)}${at + 2}`];
        if (over !== undefined) return over;
        const cell = sheet.cells.find((item) => item.row === at + 2 && item.column === column);
        return cell ? (cell.day ?? cell.decimal ?? cell.shown) : null;
      }),
    );
    return writeWorkbook({
      sheets: [
        {
          name: sheet.name,
          columns: head.map(({ shown }) => ({ title: shown, kind: 'text' as const })),
          rows,
        },
      ],
    });
  }
  const preview = async (bytes: Uint8Array) =>
    (
      await app.call<LedgerPreview>('zhanglan', 'POST', '/plan/ledger/imports', {
        files: [{ name: XLSX, bytes }],
      })
    ).body;

  it('exports real dates and exact identities, every task once', async () => {
    const sheet = await exported();
    const { rows } = await ledgerOf(app, 'zhanglan', `planId=${planId}`);
    expect(titles(sheet).map(({ shown }) => shown)).toEqual([
      ...LEDGER_COLUMNS.map(({ spec }) => spec.title),
      TASK_ID_TITLE,
      VERSION_TITLE,
    ]);
    rows.forEach((row, at) => {
      expect(cellAt(sheet, at + 2, TASK_ID_TITLE)?.shown).toBe(row.id);
      const due = cellAt(sheet, at + 2, '完成时限');
      expect(due?.day ?? null).toBe(row.dueOn);
      if (row.dueOn !== null) expect(due?.kind).toBe('date');
    });
  });

  it('finds nothing to change in a workbook that came back as it went', async () => {
    const { bytes } = await app.call('zhanglan', 'GET', `/plan/ledger/export?format=xlsx&planId=${planId}`);
    const found = await preview(bytes);
    expect(found.counts).toMatchObject({ change: 0, error: 0, conflict: 0 });
    expect(found.counts.same).toBe((await ledgerOf(app, 'zhanglan', `planId=${planId}`)).rows.length);
  });

  it('previews changes, errors and conflicts, applies what is sound and marks the rest', async () => {
    const sheet = await exported();
    const at = (row: number, title: string) => `${columnName(columnOf(sheet, title))}${row}`;
    const touched = cellAt(sheet, 6, TASK_ID_TITLE)?.shown ?? '';
    const version = Number(cellAt(sheet, 6, VERSION_TITLE)?.shown);
    const bytes = await edited(sheet, {
      [at(2, '责任人')]: '张岚',
      [at(2, '完成时限')]: '2026年12月10日',
      [at(3, '完成时限')]: '2026-02-30',
      [at(4, '牵头单位')]: '区不存在局',
      [at(5, '条款序号')]: '99',
      [at(6, '责任人')]: '李四',
      [at(7, '牵头单位')]: '区医保局、区财政局',
    });
    await app.call<ReviewTask>('zhanglan', 'PATCH', `/plan/tasks/${touched}`, {
      version,
      body: { title: '别人改过的任务' },
    });

    const found = await preview(bytes);
    const rowAt = (row: number) => found.rows.find((item) => item.row === row);
    expect(rowAt(2)).toMatchObject({
      status: 'change',
      changes: [
        { field: 'responsiblePerson', after: '张岚' },
        { field: 'dueOn', after: '2026-12-10' },
      ],
    });
    expect(rowAt(3)).toMatchObject({ status: 'error', errors: [{ address: at(3, '完成时限') }] });
    expect(rowAt(4)?.errors[0]?.message.zh).toContain('区不存在局');
    expect(rowAt(5)?.errors[0]?.address).toBe(at(5, '条款序号'));
    expect(rowAt(6)).toMatchObject({
      status: 'conflict',
      conflict: { exported: version, current: version + 1, changedBy: '张岚' },
    });
    expect(rowAt(7)).toMatchObject({ status: 'change' });
    expect(found.counts).toMatchObject({ change: 2, error: 3, conflict: 1 });

    const marked = await app.call('zhanglan', 'GET', `/plan/ledger/imports/${found.id}/marked`);
    const back = (await readWorkbook(marked.bytes, XLSX)).find(({ hidden }) => !hidden);
    expect(
      back?.cells
        .filter(({ shown }) => /不是存在的日期|没有“区不存在局”|不能在表中修改|已被他人修改/.test(shown))
        .map(({ row }) => row),
    ).toEqual([3, 4, 5, 6]);

    const applied = await app.call<BulkResult>('zhanglan', 'POST', `/plan/ledger/imports/${found.id}/apply`, {
      body: {},
    });
    expect(applied.body).toMatchObject({ changed: 2 });
    const { rows } = await ledgerOf(app, 'zhanglan', `planId=${planId}`);
    expect(rows[0]).toMatchObject({ responsiblePerson: '张岚', dueOn: '2026-12-10' });
    expect(rows[5]?.lead.map(({ organisationId }) => organisationId)).toEqual(['qh-ybj', 'qh-czj']);
    expect(rows[4]?.title).toBe('别人改过的任务');
    const twice = await app.call<{ code: string }>(
      'zhanglan',
      'POST',
      `/plan/ledger/imports/${found.id}/apply`,
      { body: {} },
    );
    expect(twice.body.code).toBe('plan/preview-applied');
  });

  it('refuses a workbook that is none of ours', async () => {
    const bytes = await writeWorkbook({
      sheets: [{ name: '甲', columns: [{ title: '任务', kind: 'text' }], rows: [['一']] }],
    });
    const refused = await app.call<{ code: string }>('zhanglan', 'POST', '/plan/ledger/imports', {
      files: [{ name: '别的.xlsx', bytes }],
    });
    expect(refused.body.code).toBe('plan/workbook-foreign');
  });

  it('prints the ledger as an official paper', async () => {
    const { bytes, headers } = await app.call(
      'zhanglan',
      'GET',
      `/plan/ledger/export?format=docx&planId=${planId}`,
    );
    expect(String(headers['content-disposition'])).toContain(encodeURIComponent('任务台账'));
    const { text } = await readDocument(bytes, 'ledger.docx');
    expect(text).toContain('提升家庭医生签约服务质量');
    expect(text).toContain('牵头单位');
  });

  it('prints the chosen columns in their order, and no others', async () => {
    const { bytes } = await app.call(
      'zhanglan',
      'GET',
      `/plan/ledger/export?format=docx&planId=${planId}&columns=number,targets,title,evidence`,
    );
    const { text } = await readDocument(bytes, 'ledger.docx');
    const head = ['序号', '量化目标', '任务', '佐证'];
    expect(text.replace(/\s+/g, '')).toContain(head.join(''));
    for (const left of ['牵头单位', '配合单位', '完成时限']) expect(text).not.toContain(left);
    // Its targets stand in their own column, and no more behind the title.
    expect(text).not.toContain('提升家庭医生签约服务质量（');
    expect(text).not.toContain('（重点人群');
  });
});
