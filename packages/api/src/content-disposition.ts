/**
 * The header that names a download (下载文件名) by RFC 6266: the real name in UTF-8, and one of plain letters for clients
 * that do not read it. Path separators and control characters become underscores.
 */
export function contentDisposition(fileName: string): string {
  const name = fileName.replace(/[\p{Cc}\p{Surrogate}/\\]/gu, '_');
  // encodeURIComponent leaves four characters that RFC 5987 wants encoded.
  const encoded = encodeURIComponent(name).replace(
    /['()*]/g,
    (letter) => `%${letter.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  const ending = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  return `attachment; filename="download${ending}"; filename*=UTF-8''${encoded}`;
}
