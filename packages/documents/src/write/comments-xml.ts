import type { WrittenSheet } from './sheet-xml.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';

/** The comments of a sheet (批注). */
export function commentsXml(comments: WrittenSheet['comments']): string {
  const rows = comments.map(
    (one) =>
      `<comment ref="${one.reference}" authorId="0"><text><r><t xml:space="preserve">${escapeXml(one.message)}</t></r></text></comment>`,
  );
  return `${XML_HEAD}<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author></author></authors><commentList>${rows.join('')}</commentList></comments>`;
}

/** The boxes the comments pop up in; without this old drawing part Excel calls the file damaged. */
export function commentBoxesVml(comments: WrittenSheet['comments']): string {
  const shapes = comments.map((one, index) => {
    const anchor = [one.column, 15, Math.max(0, one.row - 2), 10, one.column + 3, 15, one.row + 3, 4].join(
      ', ',
    );
    return `<v:shape id="_x0000_s${1025 + index}" type="#_x0000_t202" style="position:absolute;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/><v:shadow color="black" obscured="t"/><v:path o:connecttype="none"/><v:textbox style="mso-direction-alt:auto"/><x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>${anchor}</x:Anchor><x:AutoFill>False</x:AutoFill><x:Row>${one.row - 1}</x:Row><x:Column>${one.column - 1}</x:Column></x:ClientData></v:shape>`;
  });
  return `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="1"/></o:shapelayout><v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe"><v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>${shapes.join('')}</xml>`;
}
