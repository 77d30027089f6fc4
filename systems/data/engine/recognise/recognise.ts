import type { Recognition, Sample } from '../contract.ts';
import { decodeSample } from './decode.ts';
import { recogniseDelimited, recogniseSheets } from './recognise-table.ts';

/** Says what a file could be and why, most certain first (识别格式). A table whose columns nobody knows comes back as `mapped`. */
export function recognise(sample: Sample): readonly Recognition[] {
  if ('sheets' in sample) return recogniseSheets(sample.carrier, sample.sheets);
  const decoded = decodeSample(sample.bytes);
  const text = decoded.text.charCodeAt(0) === 0xfeff ? decoded.text.slice(1) : decoded.text;
  return recogniseDelimited(text, decoded.encoding);
}
