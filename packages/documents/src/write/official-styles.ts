import { MEASURES } from './official-measures.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';

export const W_NAMESPACES =
  'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Millimetres to twentieths of a point. */
export function twips(millimetres: number): number {
  return Math.round((millimetres / 25.4) * 1440);
}

/** Points to twentieths of a point. */
function twentieths(count: number): number {
  return Math.round(count * 20);
}

/** 22 lines on the 225 mm type area. */
export const LINE_PITCH = twentieths(MEASURES.linePitch);
/**
 * Set on the letters and not by a character grid, which other programs than Word take for two cells a letter when the
 * letter is wider than its cell.
 */
const CONDENSED = `<w:spacing w:val="-${twentieths(MEASURES.condensed)}"/>`;
export const TYPE_WIDTH = twips(MEASURES.typeWidth);

export const FONTS = {
  title: '方正小标宋简体',
  body: '仿宋_GB2312',
  black: '黑体',
  kai: '楷体_GB2312',
  song: '宋体',
} as const;

/** `w:rFonts` naming one Chinese font for ideographs; figures stand in the same font, as the standard wants. */
export function fonts(name: string): string {
  return `<w:rFonts w:ascii="${name}" w:hAnsi="${name}" w:eastAsia="${name}" w:cs="Times New Roman" w:hint="eastAsia"/>`;
}

function style(id: string, name: string, paragraph: string, run: string, more = ''): string {
  return `<w:style w:type="paragraph" w:styleId="${id}"${id === 'Normal' ? ' w:default="1"' : ''}><w:name w:val="${name}"/>${id === 'Normal' ? '' : '<w:basedOn w:val="Normal"/>'}${more}<w:qFormat/><w:pPr>${paragraph}</w:pPr><w:rPr>${run}</w:rPr></w:style>`;
}

const size = (points: number) => `<w:sz w:val="${points * 2}"/><w:szCs w:val="${points * 2}"/>`;
const EXACT = `<w:spacing w:before="0" w:after="0" w:line="${LINE_PITCH}" w:lineRule="exact"/>`;
const TWO_CHARACTERS = '<w:ind w:firstLineChars="200" w:firstLine="640"/>';

/** The styles of GB/T 9704-2012 (公文样式). */
export function stylesXml(): string {
  const heading = (level: number, font: string) =>
    style(
      `Heading${level}`,
      `heading ${level}`,
      `<w:keepNext/>${EXACT}${TWO_CHARACTERS}<w:outlineLvl w:val="${level - 1}"/>`,
      `${fonts(font)}${size(MEASURES.size.body)}`,
      '<w:next w:val="Normal"/>',
    );
  const styles = [
    style(
      'Normal',
      'Normal',
      `<w:widowControl w:val="0"/>${EXACT}<w:jc w:val="both"/>`,
      `${fonts(FONTS.body)}${CONDENSED}${size(MEASURES.size.body)}<w:lang w:val="zh-CN" w:eastAsia="zh-CN"/>`,
    ),
    style('Body', '公文正文', TWO_CHARACTERS, ''),
    style(
      'OfficialTitle',
      '公文标题',
      `<w:spacing w:before="0" w:after="0" w:line="${twentieths(MEASURES.titlePitch)}" w:lineRule="exact"/><w:jc w:val="center"/>`,
      `${fonts(FONTS.title)}${size(MEASURES.size.title)}`,
    ),
    style(
      'IssuerMark',
      '发文机关标志',
      `<w:spacing w:before="${twips(MEASURES.markBelow)}" w:after="0" w:line="${twentieths(MEASURES.markPitch)}" w:lineRule="exact"/><w:jc w:val="center"/>`,
      `${fonts(FONTS.title)}<w:color w:val="FF0000"/>${size(MEASURES.size.mark)}`,
    ),
    style(
      'DocumentNumber',
      '发文字号',
      `<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="11" w:color="FF0000"/></w:pBdr><w:spacing w:before="${LINE_PITCH * 2}" w:after="${LINE_PITCH * 2}" w:line="${LINE_PITCH}" w:lineRule="exact"/><w:jc w:val="center"/>`,
      '',
    ),
    heading(1, FONTS.black),
    heading(2, FONTS.kai),
    heading(3, FONTS.body),
    heading(4, FONTS.body),
    style(
      'TableText',
      '表格文字',
      `<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="${twentieths(MEASURES.smallPitch)}" w:lineRule="atLeast"/><w:jc w:val="left"/>`,
      size(MEASURES.size.small),
    ),
    style(
      'TableHead',
      '表头',
      `<w:snapToGrid w:val="0"/><w:spacing w:before="20" w:after="20" w:line="${twentieths(MEASURES.smallPitch)}" w:lineRule="atLeast"/><w:jc w:val="center"/>`,
      `${fonts(FONTS.black)}${size(MEASURES.size.small)}`,
    ),
    style(
      'TableCaption',
      '表题',
      `<w:keepNext/>${EXACT}<w:jc w:val="center"/>`,
      `${fonts(FONTS.black)}${size(MEASURES.size.body)}`,
    ),
    style(
      'Notes',
      '注',
      `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${twentieths(MEASURES.smallPitch)}" w:lineRule="atLeast"/><w:jc w:val="left"/>`,
      size(MEASURES.size.small),
    ),
    style(
      'EndnoteText',
      'endnote text',
      `<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="${twentieths(MEASURES.notePitch)}" w:lineRule="atLeast"/><w:jc w:val="left"/>`,
      size(MEASURES.size.note),
    ),
    style(
      'Footer',
      'footer',
      '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>',
      `${fonts(FONTS.song)}${size(MEASURES.size.number)}`,
    ),
  ];
  return `${XML_HEAD}<w:styles ${W_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>${fonts(FONTS.body)}${size(MEASURES.size.body)}</w:rPr></w:rPrDefault><w:pPrDefault/></w:docDefaults>${styles.join('')}<w:style w:type="character" w:styleId="EndnoteReference"><w:name w:val="endnote reference"/><w:rPr><w:vertAlign w:val="superscript"/></w:rPr></w:style></w:styles>`;
}

/**
 * What to use where a font is missing (字体替代): names only, nothing embedded. The first name is the commercial or old
 * one the standard's users have, then what Windows, WPS and open systems bring.
 */
export function fontTableXml(): string {
  const alternatives: Readonly<Record<string, string>> = {
    [FONTS.title]: '方正小标宋_GBK,FZXiaoBiaoSong-B05S,华文中宋,Noto Serif CJK SC',
    [FONTS.body]: '仿宋,FangSong,华文仿宋,Noto Serif CJK SC',
    [FONTS.kai]: '楷体,KaiTi,华文楷体,Noto Serif CJK SC',
    [FONTS.black]: 'SimHei,Noto Sans CJK SC',
    [FONTS.song]: 'SimSun,Noto Serif CJK SC',
  };
  const rows = Object.entries(alternatives).map(
    ([name, other]) =>
      `<w:font w:name="${escapeXml(name)}"><w:altName w:val="${escapeXml(other)}"/><w:charset w:val="86"/><w:family w:val="auto"/><w:pitch w:val="default"/></w:font>`,
  );
  return `${XML_HEAD}<w:fonts ${W_NAMESPACES}>${rows.join('')}</w:fonts>`;
}

/** Page number — 4 — (页码): 4号 宋体, one character in from the right edge on odd pages, from the left on even ones. */
export function footerXml(side: 'right' | 'left'): string {
  const run = (inside: string) => `<w:r>${inside}</w:r>`;
  const text = (words: string) => run(`<w:t xml:space="preserve">${words}</w:t>`);
  const field = `${run('<w:fldChar w:fldCharType="begin"/>')}${run('<w:instrText xml:space="preserve"> PAGE </w:instrText>')}${run('<w:fldChar w:fldCharType="separate"/>')}${text('1')}${run('<w:fldChar w:fldCharType="end"/>')}`;
  const indent =
    side === 'right'
      ? '<w:ind w:rightChars="100" w:right="280"/>'
      : '<w:ind w:leftChars="100" w:left="280"/>';
  return `${XML_HEAD}<w:ftr ${W_NAMESPACES}><w:p><w:pPr><w:pStyle w:val="Footer"/>${indent}<w:jc w:val="${side}"/></w:pPr>${text('— ')}${field}${text(' —')}</w:p></w:ftr>`;
}
