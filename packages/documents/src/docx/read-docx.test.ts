import { describe, expect, it } from 'vitest';
import { lvl, num, p, writeDocx } from '../fixtures/package.ts';
import { readDocument } from '../read-document.ts';

const read = (body: string, more = {}) => readDocument(writeDocx(body, more), 'x.docx');
const textOf = async (body: string, more = {}) => (await read(body, more)).text;

const official = `<w:abstractNum w:abstractNumId="0">${[
  lvl(0, 'chineseCountingThousand', '%1、'),
  lvl(1, 'chineseCounting', '（%2）'),
  lvl(2, 'decimal', '%3.'),
  lvl(3, 'decimal', '（%4）'),
  lvl(4, 'decimalEnclosedCircle', '%5'),
].join('')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>`;

describe('automatic numbering', () => {
  it('prints 一、（一）1.（1）① and restarts below each higher level', async () => {
    const body = [
      p('总体要求', num(1)),
      p('重点任务', num(1)),
      p('推进医联体建设', num(1, 1)),
      p('到2022年底覆盖', num(1, 2)),
      p('完善机制', num(1, 2)),
      p('细项', num(1, 3)),
      p('小项', num(1, 4)),
      p('推进药品改革', num(1, 1)),
      p('又从一起', num(1, 2)),
      p('保障措施', num(1)),
      p('加强领导', num(1, 1)),
    ].join('');
    const { text, blocks } = await read(body, { numbering: official });
    expect(text.split('\n').slice(0, -1)).toEqual([
      '一、总体要求',
      '二、重点任务',
      '（一）推进医联体建设',
      '1. 到2022年底覆盖',
      '2. 完善机制',
      '（1）细项',
      '①小项',
      '（二）推进药品改革',
      '1. 又从一起',
      '三、保障措施',
      '（一）加强领导',
    ]);
    expect(blocks.map((block) => (block.kind === 'paragraph' ? block.label : ''))).toContain('（二）');
  });

  it('follows styles, level by style, start override, lvlRestart 0 and isLgl', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="3">${[
      lvl(0, 'japaneseCounting', '第%1章', '<w:pStyle w:val="H1"/><w:suff w:val="space"/>'),
      lvl(1, 'decimal', '第%2条', '<w:lvlRestart w:val="0"/><w:pStyle w:val="H2"/><w:suff w:val="nothing"/>'),
      lvl(2, 'decimal', '%1.%2.%3', '<w:isLgl/>'),
    ].join('')}</w:abstractNum>
    <w:num w:numId="7"><w:abstractNumId w:val="3"/></w:num>
    <w:num w:numId="8"><w:abstractNumId w:val="3"/><w:lvlOverride w:ilvl="0"><w:startOverride w:val="10"/></w:lvlOverride></w:num>`;
    const styles = `<w:style w:type="paragraph" w:styleId="H1"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr><w:outlineLvl w:val="0"/></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2"><w:pPr><w:numPr><w:numId w:val="7"/></w:numPr></w:pPr></w:style>
      <w:style w:type="paragraph" w:styleId="H2b"><w:basedOn w:val="H2"/></w:style>`;
    const style = (id: string) => `<w:pStyle w:val="${id}"/>`;
    const body = [
      p('总则', style('H1')),
      p('甲', style('H2')),
      p('乙', style('H2')),
      p('附则', style('H1')),
      p('丙', style('H2')),
      p('不编号', `${style('H2')}<w:numPr><w:numId w:val="0"/></w:numPr>`),
      p('细则', num(7, 2)),
      p('另起', num(8)),
      p('续', num(8)),
    ].join('');
    const { text, blocks } = await read(body, { numbering, styles });
    expect(text.split('\n').slice(0, -1)).toEqual([
      '第一章 总则',
      '第1条甲',
      '第2条乙',
      '第二章 附则',
      '第3条丙',
      '不编号',
      '2.3.1 细则',
      '第十章 另起',
      '第十一章 续',
    ]);
    expect(blocks[0]).toMatchObject({ outline: 1, label: '第一章' });
  });

  it('follows a numbering style link and prints bullets', async () => {
    const numbering = `<w:abstractNum w:abstractNumId="0"><w:numStyleLink w:val="L"/></w:abstractNum>
      <w:abstractNum w:abstractNumId="1"><w:styleLink w:val="L"/>${lvl(0, 'ideographTraditional', '%1、')}</w:abstractNum>
      <w:abstractNum w:abstractNumId="2">${lvl(0, 'bullet', '\uF0B7')}</w:abstractNum>
      <w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num><w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>`;
    const styles =
      '<w:style w:type="numbering" w:styleId="L"><w:pPr><w:numPr><w:numId w:val="2"/></w:numPr></w:pPr></w:style>';
    expect(await textOf(p('子', num(1)) + p('丑', num(1)) + p('点', num(3)), { numbering, styles })).toBe(
      '甲、子\n乙、丑\n• 点\n',
    );
  });
});

describe('what a printed copy shows', () => {
  it('leaves deleted and moved-away text out, keeps inserted text, joins paragraphs whose mark was deleted', async () => {
    const body = `<w:p><w:r><w:t>到</w:t></w:r><w:del><w:r><w:delText>2021</w:delText></w:r></w:del><w:ins><w:r><w:t>2022</w:t></w:r></w:ins><w:moveFrom><w:r><w:t>走</w:t></w:r></w:moveFrom><w:r><w:t>年底</w:t></w:r></w:p>
      <w:p><w:pPr><w:rPr><w:del/></w:rPr></w:pPr><w:r><w:t>前半句，</w:t></w:r></w:p>${p('后半句。')}`;
    expect(await textOf(body)).toBe('到2022年底\n前半句，后半句。\n');
  });

  it('does not count a deleted paragraph in the numbering', async () => {
    const gone = `<w:p><w:pPr>${num(1)}<w:rPr><w:del/></w:rPr></w:pPr><w:del><w:r><w:delText>旧</w:delText></w:r></w:del></w:p>`;
    expect(await textOf(p('甲', num(1)) + gone + p('乙', num(1)), { numbering: official })).toBe(
      '一、甲\n二、乙\n',
    );
  });

  it('leaves hidden text out, direct or by style, and says so', async () => {
    const styles = '<w:style w:type="character" w:styleId="X"><w:rPr><w:vanish/></w:rPr></w:style>';
    const run = (properties: string, text: string) =>
      `<w:r><w:rPr>${properties}</w:rPr><w:t>${text}</w:t></w:r>`;
    const body = `<w:p>${run('<w:vanish/>', '藏')}${run('<w:rStyle w:val="X"/>', '也藏')}${run('<w:rStyle w:val="X"/><w:vanish w:val="0"/>', '看得见')}</w:p>`;
    const { text, notes } = await read(body, { styles });
    expect(text).toBe('看得见\n');
    expect(notes.map((note) => note.code)).toEqual(['hidden-left-out']);
  });

  it('counts a text box once and puts it after its paragraph', async () => {
    const box = (tag: string) => `<${tag}><w:txbxContent>${p('框内文字')}</w:txbxContent></${tag}>`;
    const body = `<w:p><w:r><w:t>正文</w:t><mc:AlternateContent><mc:Choice Requires="wps">${box('wps:txbx')}</mc:Choice><mc:Fallback>${box('v:textbox')}</mc:Fallback></mc:AlternateContent></w:r></w:p>`;
    const { text, blocks } = await read(body);
    expect(text).toBe('正文\n框内文字\n');
    expect(blocks[1]).toMatchObject({ boxed: true });
  });

  it('keeps tabs and line breaks, takes field results and not their codes', async () => {
    const body = `<w:p><w:pPr><w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs></w:pPr><w:r><w:t>甲</w:t><w:tab/><w:t>乙</w:t><w:br/><w:t>丙</w:t><w:br w:type="page"/></w:r>
      <w:r><w:fldChar w:fldCharType="begin"/><w:instrText>PAGE</w:instrText><w:fldChar w:fldCharType="separate"/><w:t>3</w:t><w:fldChar w:fldCharType="end"/></w:r></w:p>`;
    expect(await textOf(body)).toBe('甲\t乙\n丙3\n');
  });

  it('sets footnotes last, each anchored where its mark stands', async () => {
    const mark = (id: number) => `<w:r><w:footnoteReference w:id="${id}"/></w:r>`;
    const body = `<w:p><w:r><w:t>签约率</w:t></w:r>${mark(2)}<w:r><w:t>达到75%</w:t></w:r></w:p>`;
    const footnotes = `<w:footnote w:type="separator" w:id="-1">${p('-')}</w:footnote><w:footnote w:id="2">${p('按常住人口计。')}</w:footnote>`;
    const { text, blocks } = await read(body, { footnotes });
    expect(text).toBe('签约率达到75%\n注1 按常住人口计。\n');
    expect(blocks[1]).toEqual({ kind: 'footnote', start: 12, end: 19, anchor: 3, number: 1 });
  });

  it('understands another prefix and a strict namespace', async () => {
    const bytes = writeDocx(p('甲'));
    const { unzipSync, strFromU8, strToU8, zipSync } = await import('fflate');
    const parts = unzipSync(bytes);
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array())
      .replaceAll('w:', 'ns0:')
      .replace('xmlns:w=', 'xmlns:ns0=')
      .replace(
        'http://schemas.openxmlformats.org/wordprocessingml/2006/main',
        'http://purl.oclc.org/ooxml/wordprocessingml/main',
      );
    parts['word/document.xml'] = strToU8(xml);
    expect((await readDocument(zipSync(parts), 'x.docx')).text).toBe('甲\n');
  });
});

describe('tables', () => {
  const tc = (inside: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${inside}</w:tc>`;
  const tr = (...cells: string[]) => `<w:tr>${cells.join('')}</w:tr>`;

  it('joins cells by tabs; a vertical merge is blank in its line and its block points above', async () => {
    const body = `<w:tbl>${tr(tc(p('序号')), tc(p('任务')), tc(p('牵头单位')))}${tr(tc(p('1')), tc(p('甲') + p('乙')), tc(p('市卫健委'), '<w:vMerge w:val="restart"/>'))}${tr(tc(p('2')), tc(p('丙')), tc('<w:p/>', '<w:vMerge/>'))}${tr(tc(p('合计'), '<w:gridSpan w:val="2"/>'), tc(p('3')))}</w:tbl>${p('后文')}`;
    const { text, blocks } = await read(body);
    expect(text).toBe('序号\t任务\t牵头单位\n1\t甲 乙\t市卫健委\n2\t丙\t\n合计\t\t3\n后文\n');
    const merged = blocks.find((block) => block.kind === 'cell' && block.row === 3 && block.column === 3);
    expect(merged).toMatchObject({ continued: true });
    expect(text.slice(merged?.start, merged?.end)).toBe('市卫健委');
    expect(
      blocks.find((block) => block.kind === 'cell' && block.row === 4 && block.column === 3),
    ).toMatchObject({ table: 0 });
  });

  it('numbers rows automatically, drops deleted rows, flattens tables in tables', async () => {
    const inner = `<w:tbl>${tr(tc(p('里')), tc(p('层')))}</w:tbl><w:p/>`;
    const gone = `<w:tr><w:trPr><w:del/></w:trPr>${tc(p('删'))}</w:tr>`;
    const body = `<w:tbl>${tr(tc(p('', num(1))), tc(inner))}${gone}${tr(tc(p('', num(1))), tc(p('外')))}</w:tbl>`;
    expect(await textOf(body, { numbering: official })).toBe('一、\t里 层\n二、\t外\n');
  });
});
