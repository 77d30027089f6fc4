import type { DocumentText, ReadContext } from './document-text.ts';
import { readDocx } from './docx/read-docx.ts';
import { guarded } from './guarded.ts';
import { defaultLimits, type ReadLimits } from './limits.ts';
import { readPdf } from './pdf/read-pdf.ts';
import { readHtml } from './read-html.ts';
import { readText } from './read-text.ts';
import { sniff } from './sniff.ts';
import { readXlsx } from './xlsx/read-xlsx.ts';

/**
 * Reads an office file as text (读取文件): txt, html, docx, text pdf or xlsx, told apart by their bytes. The result's
 * `text` is the one text all later offsets count in.
 *
 * @param fileName only named in refusals
 * @throws Problem of the `documents` catalogue, and nothing else, whatever the bytes are
 */
export async function readDocument(
  bytes: Uint8Array,
  fileName: string,
  limits: Partial<ReadLimits> = {},
): Promise<DocumentText> {
  const context: ReadContext = { name: fileName, limits: { ...defaultLimits, ...limits } };
  return guarded(context, async () => {
    const file = sniff(bytes, context);
    switch (file.format) {
      case 'txt':
        return readText(bytes, context);
      case 'html':
        return await readHtml(bytes, context);
      case 'pdf':
        return await readPdf(bytes, context);
      case 'docx':
        return await readDocx(file.archive);
      case 'xlsx':
        return await readXlsx(file.archive);
    }
  });
}
