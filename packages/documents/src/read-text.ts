import { decodeText } from './decode-text.ts';
import { type DocumentText, type ReadContext, TextBuilder } from './document-text.ts';

/** Plain text (纯文本): the text is kept as it is, line ends included; every line with words is a paragraph. */
export function readText(bytes: Uint8Array, context: ReadContext): DocumentText {
  const decoded = decodeText(bytes, context);
  const builder = new TextBuilder(context);
  builder.add(decoded.text);
  // No `u` flag: with it a line of many megabytes overflows the stack of the expression.
  const lines = /[^\r\n\f\u2028\u2029]+/g;
  for (let match = lines.exec(decoded.text); match; match = lines.exec(decoded.text)) {
    if (/\S/.test(match[0])) builder.block({ kind: 'paragraph', start: match.index, end: lines.lastIndex });
  }
  if (decoded.guessed) {
    builder.note(
      'encoding-guessed',
      '文件没有说明编码，按 GB18030 读取；文字太少，请核对有无乱码。',
      'The file does not state its encoding and was read as GB18030; with so little text, check that it reads well.',
    );
  }
  return builder.finish('txt', decoded.encoding);
}
