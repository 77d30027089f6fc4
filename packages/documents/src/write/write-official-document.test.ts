import { strFromU8, unzipSync } from 'fflate';
import { SaxesParser } from 'saxes';
import { describe, expect, it } from 'vitest';
import { officialPaper as report } from '../fixtures/official-paper.ts';
import { readDocument } from '../read-document.ts';
import type { OfficialSpec } from './official-spec.ts';
import { writeOfficialDocument } from './write-official-document.ts';

describe('writeOfficialDocument', () => {
  it('comes back through our own reader, figures leading to their notes', async () => {
    const { text, blocks } = await readDocument(await writeOfficialDocument(report), 'x.docx');
    expect(text.split('\n').filter((line) => line.trim() !== '')).toEqual([
      '云溪区医改办文件',
      '云医改办〔2026〕3号',
      '关于2026年一季度医改任务',
      '进展情况的通报',
      '各成员单位：',
      '一、总体进展',
      '家庭医生签约率76.3%，比去年提高。',
      '（一）医联体',
      '1. 覆盖',
      '（1）细项',
      '任务进展表',
      '序号\t任务\t值',
      '1\t甲 & <乙>\t35家',
      '注：数据截至3月31日。',
      '附件：1. 任务台账',
      '2. 指标表',
      '云溪区医改办',
      '2026年4月8日',
      '注1 QY-01 签约率 = 签约人数 ÷ 常住人口 打开',
      '注2 按机构数',
    ]);
    const notes = blocks.filter((block) => block.kind === 'footnote');
    expect(notes.map((note) => text.slice(note.anchor - 3, note.anchor))).toEqual(['.3%', '35家']);
    expect(blocks.filter((block) => block.kind === 'paragraph' && block.outline === 1)).toHaveLength(1);
  });

  it('keeps the measures of the standard', async () => {
    const parts = unzipSync(await writeOfficialDocument(report));
    const part = (name: string) => strFromU8(parts[name] ?? new Uint8Array());
    const body = part('word/document.xml');
    expect(body).toContain('<w:pgSz w:w="11906" w:h="16838"/>');
    expect(body).toContain('w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"');
    expect(body).toContain('<w:docGrid w:type="lines" w:linePitch="579"');
    expect(body).toContain('<w:tblHeader/>');
    expect(body).toContain('w:rightChars="400"');
    expect(part('word/settings.xml')).toContain('<w:evenAndOddHeaders/>');
    expect(part('word/footer1.xml')).toContain('<w:jc w:val="right"/>');
    expect(part('word/footer2.xml')).toContain('<w:jc w:val="left"/>');
    const styles = part('word/styles.xml');
    for (const font of ['方正小标宋简体', '仿宋_GB2312', '楷体_GB2312', '黑体', '宋体'])
      expect(styles).toContain(font);
    expect(Object.keys(parts).some((name) => name.includes('fonts/'))).toBe(false);
    expect(part('word/endnotes.xml')).toContain('r:id="link1"');
    expect(part('word/_rels/endnotes.xml.rels')).toContain('https://example.org/f/1?a=1&amp;b=2');
  });

  it('is well-formed in every part, every relationship resolves, and it is the same twice', async () => {
    const hostile: OfficialSpec = {
      ...report,
      recipients: 'a"<&>\u0000b',
      blocks: [
        {
          kind: 'paragraph',
          runs: [
            { kind: 'link', text: '坏', address: 'javascript:alert(1)' },
            { kind: 'text', text: '红', colour: '"><x' },
            '\t尾',
          ],
        },
      ],
    };
    for (const spec of [report, hostile, { blocks: [] }]) {
      const bytes = await writeOfficialDocument(spec);
      expect(Buffer.from(bytes).equals(Buffer.from(await writeOfficialDocument(spec)))).toBe(true);
      for (const [name, part] of Object.entries(unzipSync(bytes))) {
        const used = [...strFromU8(part).matchAll(/r:id="([^"]+)"/g)].map((match) => match[1]);
        const rels = unzipSync(bytes)[name.replace(/^word\//, 'word/_rels/').concat('.rels')];
        for (const id of used) expect(strFromU8(rels ?? new Uint8Array())).toContain(`Id="${id}"`);
        expect(() => new SaxesParser({ xmlns: true }).write(strFromU8(part)).close(), name).not.toThrow();
        expect(strFromU8(part)).not.toContain('javascript:');
      }
    }
  });
});
