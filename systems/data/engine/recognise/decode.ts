/** Decoded beginning of a file and how it was decoded (解码结果). */
export interface Decoded {
  readonly text: string;
  readonly encoding: 'utf-8' | 'gb18030';
}

/** Bytes that are looked at. */
const SAMPLE = 262_144;

/**
 * Decodes the beginning of a file (解码): UTF-8 where all of it is valid UTF-8, else GB18030. A character that the sample
 * cuts in two is no fault.
 */
export function decodeSample(bytes: Uint8Array): Decoded {
  const part = bytes.subarray(0, SAMPLE);
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(part, { stream: true });
    return { text, encoding: 'utf-8' };
  } catch {
    return { text: new TextDecoder('gb18030').decode(part, { stream: true }), encoding: 'gb18030' };
  }
}
