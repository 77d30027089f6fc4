import { bodyXml, RunWriter } from './official-body.ts';
import { MEASURES } from './official-measures.ts';
import type { OfficialSpec } from './official-spec.ts';
import { fontTableXml, footerXml, LINE_PITCH, stylesXml, twips, W_NAMESPACES } from './official-styles.ts';
import { packOffice } from './package.ts';
import { escapeXml, XML_HEAD } from './xml-text.ts';

const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const CONTENT = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

/**
 * Writes an official paper as .docx (写公文) by GB/T 9704-2012: A4, margins 37/35/28/26 mm, 22 lines of 28 characters,
 * fonts by name only. Figures carry an endnote that leads back to their source. The same spec gives the same bytes.
 */
export async function writeOfficialDocument(spec: OfficialSpec): Promise<Uint8Array> {
  const writer = new RunWriter();
  const body = bodyXml(spec, writer);
  const links = (addresses: readonly string[]) =>
    addresses.map(
      (address, index) =>
        `<Relationship Id="link${index + 1}" Type="${R}/hyperlink" Target="${escapeXml(address)}" TargetMode="External"/>`,
    );
  const own = (id: string, type: string, target: string) =>
    `<Relationship Id="${id}" Type="${R}/${type}" Target="${target}"/>`;
  const parts: Record<string, string> = {
    '[Content_Types].xml': contentTypes(),
    '_rels/.rels': relationships([
      own('rId1', 'officeDocument', 'word/document.xml'),
      '<Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>',
    ]),
    'docProps/core.xml': coreXml(spec),
    'word/document.xml': `${XML_HEAD}<w:document ${W_NAMESPACES}><w:body>${body}${sectionXml()}</w:body></w:document>`,
    'word/styles.xml': stylesXml(),
    'word/fontTable.xml': fontTableXml(),
    'word/settings.xml': settingsXml(),
    'word/endnotes.xml': endnotesXml(writer.endnotes),
    'word/footer1.xml': footerXml('right'),
    'word/footer2.xml': footerXml('left'),
    'word/_rels/document.xml.rels': relationships([
      own('styles', 'styles', 'styles.xml'),
      own('fonts', 'fontTable', 'fontTable.xml'),
      own('settings', 'settings', 'settings.xml'),
      own('endnotes', 'endnotes', 'endnotes.xml'),
      own('odd', 'footer', 'footer1.xml'),
      own('even', 'footer', 'footer2.xml'),
      ...links(writer.bodyLinks),
    ]),
  };
  if (writer.noteLinks.length > 0)
    parts['word/_rels/endnotes.xml.rels'] = relationships(links(writer.noteLinks));
  return packOffice(parts);
}

function sectionXml(): string {
  const { margin } = MEASURES;
  // The page number is 3 mm high and ends where the footer's distance begins.
  const footer = margin.bottom - MEASURES.numberBelow - 3;
  const margins = `w:top="${twips(margin.top)}" w:right="${twips(margin.right)}" w:bottom="${twips(margin.bottom)}" w:left="${twips(margin.left)}" w:header="${twips(15)}" w:footer="${twips(footer)}" w:gutter="0"`;
  return `<w:sectPr><w:footerReference w:type="default" r:id="odd"/><w:footerReference w:type="even" r:id="even"/><w:endnotePr><w:numFmt w:val="decimal"/></w:endnotePr><w:pgSz w:w="11906" w:h="16838"/><w:pgMar ${margins}/><w:docGrid w:type="lines" w:linePitch="${LINE_PITCH}"/></w:sectPr>`;
}

function settingsXml(): string {
  return `${XML_HEAD}<w:settings ${W_NAMESPACES}><w:evenAndOddHeaders/><w:characterSpacingControl w:val="compressPunctuation"/><w:endnotePr><w:pos w:val="docEnd"/><w:numFmt w:val="decimal"/><w:endnote w:id="-1"/><w:endnote w:id="0"/></w:endnotePr><w:compat><w:useFELayout/><w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat></w:settings>`;
}

function endnotesXml(endnotes: readonly string[]): string {
  const line = (id: number, type: string, mark: string) =>
    `<w:endnote w:type="${type}" w:id="${id}"><w:p><w:r><w:${mark}/></w:r></w:p></w:endnote>`;
  return `${XML_HEAD}<w:endnotes ${W_NAMESPACES}>${line(-1, 'separator', 'separator')}${line(0, 'continuationSeparator', 'continuationSeparator')}${endnotes.join('')}</w:endnotes>`;
}

function coreXml(spec: OfficialSpec): string {
  const { title, author, created } = spec.properties ?? {};
  return `${XML_HEAD}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">${title === undefined ? '' : `<dc:title>${escapeXml(title)}</dc:title>`}${author === undefined ? '' : `<dc:creator>${escapeXml(author)}</dc:creator>`}${created === undefined ? '' : `<dcterms:created xsi:type="dcterms:W3CDTF">${escapeXml(created)}</dcterms:created>`}</cp:coreProperties>`;
}

function relationships(rows: readonly string[]): string {
  return `${XML_HEAD}<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">${rows.join('')}</Relationships>`;
}

function contentTypes(): string {
  const override = (part: string, type: string) =>
    `<Override PartName="/word/${part}.xml" ContentType="${CONTENT}.${type}+xml"/>`;
  const rows = [
    override('document', 'document.main'),
    override('styles', 'styles'),
    override('fontTable', 'fontTable'),
    override('settings', 'settings'),
    override('endnotes', 'endnotes'),
    override('footer1', 'footer'),
    override('footer2', 'footer'),
    '<Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>',
  ];
  return `${XML_HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${rows.join('')}</Types>`;
}
