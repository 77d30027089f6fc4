import type { FigureDossier } from '@sanyi/kernel';
import { describeApi } from '@sanyi/testing';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { feeLine, fileOf } from '../engine/fixtures/samples.ts';
import { dataMigrations } from '../store/migrations.ts';
import { startTestApp, type TestApp } from '../testing/test-app.ts';

const HAN = /\p{Script=Han}/u;
/** Names that nobody translates: of institutions, files and the sender's own fields. */
const NAMED = new Set(['Institution', 'Sender', 'Name', 'File', 'Field']);

describeApi('figures speak English too', { migrations: dataMigrations }, (open, engine) => {
  let app: TestApp;
  let fileNo = 0;
  beforeAll(async () => {
    app = await startTestApp(await open(), `data_figures_${engine}`);
    const rows = Array.from({ length: 20 }, (_, at) => ({
      ...feeLine(at),
      ...(at % 4 === 0 ? { det_item_fee_sumamt: 'abc' } : {}),
      ...(at % 3 === 0 ? { pric: '1.000000' } : {}),
    }));
    const file = await app.send('office', 'fees.csv', Buffer.from(fileOf('insurer-fee-lines', rows)));
    fileNo = file.fileNo;
    await app.take('office', fileNo, 'insurer-fee-lines');
  });
  afterAll(() => app.close());

  const chinese = (dossier: FigureDossier) =>
    dossier.down.flatMap(({ table, title }) =>
      (table?.rows ?? []).flatMap((row) =>
        row.flatMap((cell, at) => {
          const column = table?.columns[at]?.en ?? '';
          const english = typeof cell === 'string' ? cell : cell.en;
          return HAN.test(english) && !NAMED.has(column) ? [`${title.en} / ${column}: ${english}`] : [];
        }),
      ),
    );

  it('in every table of every figure', async () => {
    const institution = feeLine(0)['fixmedins_code'];
    const ids = [
      `file/${fileNo}~read`,
      `file/${fileNo}~accepted`,
      `file/${fileNo}~rejected`,
      `file/${fileNo}~remarks`,
      'table/fee_line',
      'overview/files',
      'overview/rows',
      'overview/score',
      'overview/unbalanced',
      `score/${institution}`,
      `score/${institution}~~~~consistency`,
      'balance/lines-settlement',
    ];
    for (const id of ids) {
      const { status, body } = await app.call<FigureDossier & { code?: string }>(
        'office',
        'GET',
        `/data/figures/${id}`,
      );
      expect([id, status]).toEqual([id, 200]);
      expect([id, chinese(body)]).toEqual([id, []]);
      expect([id, HAN.test(body.title.en.replace('fees.csv', ''))]).toEqual([id, false]);
    }
  });
});
