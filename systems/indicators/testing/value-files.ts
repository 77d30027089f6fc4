import type { TestAnswer, TestServer } from '@sanyi/api/testing';

/** Sends a file of values as the page does (上传数值文件). */
export function sendFile(
  call: TestServer['call'],
  name: string,
  content: Uint8Array | string,
): Promise<TestAnswer> {
  const edge = 'edge-of-a-part';
  const head = `--${edge}\r\nContent-Disposition: form-data; name="file"; filename="${name}"\r\nContent-Type: application/octet-stream\r\n\r\n`;
  return call('POST', '/api/indicators/submissions', {
    body: Buffer.concat([Buffer.from(head), Buffer.from(content), Buffer.from(`\r\n--${edge}--\r\n`)]),
    headers: { 'content-type': `multipart/form-data; boundary=${edge}` },
  });
}
