import { describe, expect, it } from 'vitest';
import { type Print, writePdf } from '../fixtures/pdf.ts';
import { readDocument } from '../read-document.ts';

const filler = '推进医共体建设提高基层服务能力完善分级诊疗制度健全药品供应保障机制';

/** Lines of exactly `count` signs, all different at the start so that order shows. */
function column(mark: string, lines: number, x: number, top: number, count: number): Print[] {
  return Array.from({ length: lines }, (_, index) => ({
    text: `${mark}${index}${filler}`.slice(0, count),
    x,
    y: top - index * 20,
  }));
}

describe('readPdf', () => {
  it('reads two columns one after the other, between full-width lines', async () => {
    const bytes = writePdf([
      {
        prints: [
          { text: '某市深化医药卫生体制改革实施方案的通知', x: 180, y: 760, size: 12 },
          ...column('左', 8, 60, 700, 19),
          ...column('右', 8, 320, 700, 19),
          { text: '—1—', x: 285, y: 40 },
        ],
      },
    ]);
    const { text, blocks } = await readDocument(bytes, 'x.pdf');
    const order = [...text.matchAll(/[左右]\d/g)].map((match) => match[0]);
    expect(order).toEqual([...'01234567'].map((n) => `左${n}`).concat([...'01234567'].map((n) => `右${n}`)));
    expect(text.startsWith('某市深化')).toBe(true);
    const chrome = blocks
      .filter((block) => block.kind === 'chrome')
      .map((block) => text.slice(block.start, block.end));
    expect(chrome).toEqual(['—1—']);
  });

  it('rebuilds a ruled table, wrapped and merged cells included', async () => {
    const rules: [number, number, number, number][] = [
      ...[700, 670, 610, 550].map((y) => [60, y, 500, y] as [number, number, number, number]),
      ...[60, 100, 300, 400, 500].map((x) => [x, 550, x, 700] as [number, number, number, number]),
    ];
    // The lead department is one merged cell over both rows.
    rules[2] = [60, 610, 300, 610];
    rules.push([400, 610, 500, 610]);
    const prints: Print[] = [
      { text: '序号', x: 66, y: 680 },
      { text: '重点任务', x: 160, y: 680 },
      { text: '牵头单位', x: 320, y: 680 },
      { text: '完成时限', x: 420, y: 680 },
      { text: '1', x: 75, y: 637 },
      { text: '推进紧密型医共体', x: 105, y: 648 },
      { text: '建设全覆盖', x: 105, y: 628 },
      { text: '2022年底', x: 405, y: 637 },
      { text: '2', x: 75, y: 575 },
      { text: '签约率达到75%以上', x: 105, y: 575 },
      { text: '2023年6月底', x: 405, y: 575 },
      { text: '市卫生健康委', x: 310, y: 605 },
    ];
    const { text, blocks } = await readDocument(writePdf([{ prints, rules }]), 'x.pdf');
    expect(text).toBe(
      '序号\t重点任务\t牵头单位\t完成时限\n1\t推进紧密型医共体建设全覆盖\t市卫生健康委\t2022年底\n2\t签约率达到75%以上\t\t2023年6月底\n',
    );
    const row3 = blocks.filter((block) => block.kind === 'cell' && block.row === 3);
    expect(row3.map((block) => text.slice(block.start, block.end))).toEqual([
      '2',
      '签约率达到75%以上',
      '市卫生健康委',
      '2023年6月底',
    ]);
  });

  it('rebuilds a table without lines from the places of its cells', async () => {
    const prints = ['序号 指标 目标', '1 签约率 75%', '2 就诊率 90%', '3 次均费用 5%以下'].flatMap(
      (row, index) =>
        row.split(' ').map((text, cell) => ({ text, x: [60, 160, 360][cell] ?? 0, y: 700 - index * 24 })),
    );
    const { text } = await readDocument(writePdf([{ prints }]), 'x.pdf');
    expect(text).toBe('序号\t指标\t目标\n1\t签约率\t75%\n2\t就诊率\t90%\n3\t次均费用\t5%以下\n');
  });

  it('joins printed lines to paragraphs by indent and length, keeping the line feeds', async () => {
    const prints = [
      { text: `　　${filler}${filler}`.slice(0, 32).trimStart(), x: 108, y: 700 },
      { text: `${filler}${filler}`.slice(0, 34), x: 84, y: 680 },
      { text: '到此为止。', x: 84, y: 660 },
      { text: '另起一段。', x: 108, y: 640 },
    ];
    const { text, blocks } = await readDocument(writePdf([{ prints }]), 'x.pdf');
    const paragraphs = blocks.map((block) => text.slice(block.start, block.end));
    expect(paragraphs).toHaveLength(2);
    expect(paragraphs[0]).toMatch(/到此为止。$/);
    expect(paragraphs[0]?.split('\n')).toHaveLength(3);
    expect(paragraphs[1]).toBe('另起一段。');
  });

  it('marks running heads, page numbers and slanted watermarks, and leaves them in', async () => {
    const pages = ['一', '二', '三'].map((page, index) => ({
      prints: [
        { text: '某市医改办内部资料', x: 200, y: 815 },
        { text: `第${page}页的正文内容在这里写了一些字`, x: 90, y: 600 },
        { text: '征求意见稿', x: 200, y: 300, angle: 0.8, size: 40 },
        { text: `第 ${index + 1} 页 共 3 页`, x: 260, y: 30 },
      ],
    }));
    const { text, blocks } = await readDocument(writePdf(pages), 'x.pdf');
    const of = (kind: string) =>
      blocks.filter((block) => block.kind === kind).map((block) => text.slice(block.start, block.end));
    expect(of('paragraph')).toEqual([
      '第一页的正文内容在这里写了一些字',
      '第二页的正文内容在这里写了一些字',
      '第三页的正文内容在这里写了一些字',
    ]);
    expect(of('chrome')).toHaveLength(9);
    expect(blocks.map((block) => ('page' in block ? block.page : 0))).toEqual([
      1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3,
    ]);
  });

  it('turns radicals handed out for ideographs into ideographs', async () => {
    const { text } = await readDocument(
      writePdf([{ prints: [{ text: '⼀、⼯作⽬标与重点任务安排如下', x: 90, y: 600 }] }]),
      'x.pdf',
    );
    expect(text).toBe('一、工作目标与重点任务安排如下\n');
  });

  it('refuses a scan and a file whose fonts do not say what they print', async () => {
    const blank = { prints: [] };
    const typed = { prints: [{ text: '只有这一页有文字，别的都是图', x: 90, y: 600 }] };
    await expect(readDocument(writePdf([blank, blank, typed]), 'x.pdf')).rejects.toMatchObject({
      code: 'documents/scanned-pdf',
    });
    await expect(readDocument(writePdf([typed], false), 'x.pdf')).rejects.toMatchObject({
      code: 'documents/unmapped-pdf',
    });
  });
});
