export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';

/** Control characters that XML 1.0 cannot hold at all. */
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;

/** Text for an element or attribute (转义); what XML cannot hold becomes a space, so words stay apart. */
export function escapeXml(text: string): string {
  if (!/[\u0000-\u0008\u000B-\u001F&<>"\uFFFE\uFFFF]/.test(text)) return text;
  return text
    .replace(FORBIDDEN, ' ')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n');
}

/** An address fit to be opened from a document: web, mail or a place inside the file; anything else stays plain text. */
export function safeAddress(address: string): string | undefined {
  return /^(https?:\/\/|mailto:|#)/i.test(address) && !/[\s<>"\u0000-\u001F]/.test(address)
    ? address
    : undefined;
}

/** Text a spreadsheet would take for a formula once a person edits it or opens it as CSV, full-width signs included. */
export function looksLikeFormula(text: string): boolean {
  return /^[=+\-@\t\r＝＋－＠]/.test(text);
}
