import type { FoldedText } from './fold-characters.ts';

/** One line as it stands in the file (物理行), in offsets of the folded text. */
export interface PhysicalLine {
  start: number;
  end: number;
  text: string;
  /** Raw columns of white space before the first character (an ideographic space counts two). */
  indent: number;
  /** Printed width: an ideograph counts one, an ASCII character a half. */
  width: number;
  /** Nothing but page furniture: page number, web page chrome, rule of dashes. */
  chrome: boolean;
}

const PAGE_NUMBER =
  /^(?:-+\d{1,4}-+|第\d{1,4}页(?:[,/]?共\d{1,4}页)?|\d{1,4}\/\d{1,4}|[-_=*·]{3,}|page\d{1,4})$/i;
const WEB_CHROME =
  /^(?:扫一扫|政策留言板|\[?(?:打印|关闭|收藏|返回顶部|我要纠错)|分享到|分享:|字号:|字体:|上一[篇条页]|下一[篇条页]|浏览次数|访问量|相关(?:附件|链接|阅读|稿件|文档)(?::|$)|附件下载|当前位置|您(?:的|现在的)位置|责任编辑|版权所有|主办单位:.*(?:网|版权)|(?:ICP|[\u4e00-\u9fff]ICP备)|政府网站标识码|网站地图|首页[>›])/;

/** Heading, quotation and list signs of Markdown before the words of a line. */
const MARKDOWN = /^(?:#{1,6}(?=[^#])|>+|[-*+](?=\d{1,2}[.、]|\([一二三四五六七八九十\d]))/;

/** Splits the folded text at line ends and marks page furniture; blank lines are kept out, only `blankBefore` remembers them. */
export function physicalLines(
  folded: FoldedText,
  raw: string,
): { lines: PhysicalLine[]; blankBefore: boolean[] } {
  const { text, from } = folded;
  const lines: PhysicalLine[] = [];
  const blankBefore: boolean[] = [];
  let start = 0;
  let blank = false;
  let newline = -1;
  while (start <= text.length) {
    if (newline < start) newline = text.indexOf('\n', start);
    if (newline < 0) newline = text.length;
    const { end, next } = lineEnd(text, start, newline);
    let a = start;
    let b = end;
    while (a < b && text.charCodeAt(a) === 9) a++;
    while (b > a && text.charCodeAt(b - 1) === 9) b--;
    a += MARKDOWN.exec(text.slice(a, Math.min(b, a + 12)))?.[0].length ?? 0;
    if (b > a) {
      const body = text.slice(a, b);
      lines.push({
        start: a,
        end: b,
        text: body,
        indent: indentBefore(raw, from[a] ?? 0),
        width: printedWidth(raw.slice(from[a] ?? 0, folded.to[b - 1] ?? 0)),
        chrome: body.length <= 80 && (PAGE_NUMBER.test(body) || WEB_CHROME.test(body)),
      });
      blankBefore.push(blank);
      blank = false;
    } else blank = true;
    start = next;
  }
  markRunningHeads(lines);
  markContents(lines);
  return { lines, blankBefore };
}

/** Longest line read as one; a longer one is cut behind a full stop, so that no rule ever sees more. */
const LONGEST_LINE = 6000;

/** End of the line that starts at `start`, and the start of the next; `newline` is the next line end of the text. */
function lineEnd(text: string, start: number, newline: number): { end: number; next: number } {
  if (newline - start <= LONGEST_LINE) return { end: newline, next: newline + 1 };
  const stop = text.slice(start, start + LONGEST_LINE).lastIndexOf('。');
  const end = stop > 0 ? start + stop + 1 : start + LONGEST_LINE;
  return { end, next: end };
}

function indentBefore(raw: string, at: number): number {
  let width = 0;
  for (let i = at - 1; i >= 0 && i > at - 40; i--) {
    const c = raw.charCodeAt(i);
    if (c === 0x3000) width += 2;
    else if (c === 32 || c === 0xa0 || c === 0x2002 || c === 0x2003) width += 1;
    else break;
  }
  return width;
}

function printedWidth(text: string): number {
  let half = 0;
  for (let i = 0; i < text.length; i++) half += text.charCodeAt(i) < 128 ? 1 : 2;
  return half / 2;
}

const LEADER = /(?:…|\.{4}|·{4}|-{6}|_{6})[….·\-_]*\d{1,4}$/;

/** A table of contents (目录) is furniture: lines with leaders, or headings below 目录 that come again in the text. */
function markContents(lines: PhysicalLine[]): void {
  for (const line of lines) if (line.text.length <= 80 && LEADER.test(line.text)) line.chrome = true;
  const at = lines.slice(0, 200).findIndex((l) => /^目录$|^目次$/.test(l.text));
  if (at < 0) return;
  const bare = (text: string): string => text.replace(/[….·\-_]*\d{0,4}$/, '');
  const later = new Map<string, number>();
  lines.forEach((l, i) => {
    if (l.text.length <= 60) later.set(bare(l.text), i);
  });
  let i = at + 1;
  while (i < lines.length) {
    const line = lines[i];
    if (
      line === undefined ||
      (!line.chrome && (line.text.length > 60 || (later.get(bare(line.text)) ?? i) <= i))
    )
      break;
    line.chrome = true;
    i++;
  }
  const heading = lines[at];
  if (heading !== undefined && i > at + 1) heading.chrome = true;
}

/** A short line repeated beside page numbers is a running head or foot (页眉页脚). */
function markRunningHeads(lines: PhysicalLine[]): void {
  const seen = new Map<string, number[]>();
  for (let i = 0; i < lines.length; i++) {
    const line = lines[i];
    if (line === undefined || line.chrome || line.text.length > 40 || /[。;:|\t]/.test(line.text)) continue;
    if (lines[i - 1]?.chrome !== true && lines[i + 1]?.chrome !== true) continue;
    const places = seen.get(line.text) ?? [];
    places.push(i);
    seen.set(line.text, places);
  }
  for (const places of seen.values()) {
    if (places.length < 3) continue;
    for (const i of places) {
      const line = lines[i];
      if (line !== undefined) line.chrome = true;
    }
  }
}
