import { describe, expect, it } from 'vitest';
import { readDocument } from './read-document.ts';

const bytes = (...values: number[]) => Uint8Array.from(values);
const utf8 = (text: string) => new TextEncoder().encode(text);
/** 推进医疗卫生体制改革，到二〇二二年底 in GB18030. */
const GB =
  'cdc6bdf8d2bdc1c6ceacc9faccdcd6c6b8c4b8efa3acb5bdb6fe'
    .match(/../g)
    ?.map((pair) => Number.parseInt(pair, 16)) ?? [];

describe('plain text', () => {
  it('keeps the text as it is, line ends included, one block per line with words', async () => {
    const { text, encoding, blocks, format } = await readDocument(utf8('甲\r\n\r\n  乙\n'), 'a.txt');
    expect({ text, encoding, format }).toEqual({
      text: '甲\r\n\r\n  乙\n',
      encoding: 'utf-8',
      format: 'txt',
    });
    expect(blocks.map((block) => text.slice(block.start, block.end))).toEqual(['甲', '  乙']);
  });

  it('takes byte order marks off', async () => {
    expect((await readDocument(utf8('\uFEFF甲'), 'a.txt')).text).toBe('甲');
    const wide = Buffer.concat([bytes(0xff, 0xfe), Buffer.from('甲乙', 'utf16le')]);
    expect(await readDocument(wide, 'a.txt')).toMatchObject({ text: '甲乙', encoding: 'utf-16le' });
    expect(await readDocument(bytes(0xfe, 0xff, 0x75, 0x32), 'a.txt')).toMatchObject({
      text: '甲',
      encoding: 'utf-16be',
    });
  });

  it('reads GB18030 and says so when there is little to go by', async () => {
    const read = await readDocument(bytes(...GB), 'a.txt');
    expect(read).toMatchObject({ encoding: 'gb18030', notes: [{ code: 'encoding-guessed' }] });
    expect(read.text).toContain('，');
    expect((await readDocument(bytes(...GB, ...GB, ...GB), 'a.txt')).notes).toEqual([]);
  });

  it('refuses what would come out as nonsense: Big5, and UTF-8 broken in one place', async () => {
    // 推動醫療衛生體制改革並持續提升服務 in Big5
    const big5 = bytes(
      0xb1,
      0xc0,
      0xb0,
      0xca,
      0xc2,
      0xe5,
      0xc0,
      0xf8,
      0xbd,
      0xc3,
      0xa5,
      0xcd,
      0xc5,
      0xe9,
      0xa8,
      0xee,
      0xa7,
      0xef,
      0xad,
      0xb2,
      0xa8,
      0xc3,
      0xab,
      0xf9,
      0xc4,
      0xf2,
      0xb4,
      0xa3,
      0xa4,
      0xc9,
      0xaa,
      0x41,
      0xb0,
      0xc8,
    );
    await expect(readDocument(big5, 'a.txt')).rejects.toMatchObject({ code: 'documents/unknown-encoding' });
    const broken = utf8('深化医药卫生体制改革重点工作任务的通知'.repeat(20));
    broken[31] = 0xff;
    const refusal = readDocument(broken, 'a.txt');
    await expect(refusal).rejects.toMatchObject({ code: 'documents/unknown-encoding' });
    await expect(refusal).rejects.toThrow('第 32 个字节');
  });
});

describe('html', () => {
  const read = async (html: string) =>
    (await readDocument(utf8(`<!DOCTYPE html><html><body>${html}`), 'a.html')).text;

  it('ends a paragraph at block elements and br, drops scripts, decodes entities', async () => {
    expect(
      await read(
        '<script>if (a<b) "</p>"</script><style>p{}</style><h1>标题</h1><p>甲&ldquo;乙&rdquo;&#x4E19;<br>丁<!-- 注 --></p>戊',
      ),
    ).toBe('标题\n甲“乙”丙\n丁\n戊\n');
  });

  it('reads data tables as rows, with merged cells aligned and pointing to their words', async () => {
    const html =
      '<table><tr><th>序号<th>任务<th>单位<tr><td>1<td>甲<td rowspan=2>市卫健委<tr><td>2<td>乙</table>';
    const { text, blocks } = await readDocument(utf8(`<html>${html}`), 'a.html');
    expect(text).toBe('序号\t任务\t单位\n1\t甲\t市卫健委\n2\t乙\t\n');
    const last = blocks.at(-1);
    expect(last).toMatchObject({ kind: 'cell', continued: true, row: 3, column: 3 });
    expect(text.slice(last?.start, last?.end)).toBe('市卫健委');
  });

  it('reads a table that only places the page as the page', async () => {
    expect(await read('<table><tr><td>导航<td><h2>题</h2><p>甲<p>乙</table>')).toBe('导航\n题\n甲\n乙\n');
  });

  it('leaves hidden blocks out and says so, but never the rest of the page', async () => {
    const hidden = await readDocument(
      utf8('<html><div style="display: none">藏<div>里</div></div><p>见'),
      'a.html',
    );
    expect(hidden).toMatchObject({ text: '见\n', notes: [{ code: 'hidden-left-out' }] });
    expect(await read('<div hidden>忘了关<p>见')).toBe('忘了关\n见\n');
  });

  it('knows a page behind a byte order mark', async () => {
    expect(await readDocument(utf8('\uFEFF<html><p>甲'), 'a')).toMatchObject({
      format: 'html',
      text: '甲\n',
    });
    const wide = Buffer.concat([bytes(0xff, 0xfe), Buffer.from('<html><p>乙', 'utf16le')]);
    expect(await readDocument(wide, 'a')).toMatchObject({
      format: 'html',
      text: '乙\n',
      encoding: 'utf-16le',
    });
  });

  it('does not let an element that never ends swallow the page', async () => {
    expect(await read('<object><p>甲<template><p>乙')).toBe('甲\n乙\n');
  });

  it('honours the charset the page states', async () => {
    const head = utf8('<html><meta http-equiv=Content-Type content="text/html; charset=gb2312"><p>');
    const read = await readDocument(bytes(...head, ...GB), 'a.html');
    expect(read).toMatchObject({ encoding: 'gb18030', format: 'html' });
    expect(read.text).toContain('，到二');
  });

  it('stays linear on a million unclosed tags', async () => {
    expect(await read(`${'<div><b>'.repeat(200_000)}完`)).toBe('完\n');
  });
});
