import type { Recognition, Sample } from '../contract.ts';
import { decodeSample } from './decode.ts';
import { recogniseDelimited, recogniseSheets } from './recognise-table.ts';
import { recogniseJson, recogniseXml } from './recognise-text.ts';

/** Says what a file could be and why, most certain first (识别格式). A table whose columns nobody knows comes back as `mapped`. */
export function recognise(sample: Sample): readonly Recognition[] {
  if ('sheets' in sample) return recogniseSheets(sample.carrier, sample.sheets);
  const decoded = decodeSample(sample.bytes);
  const text = decoded.text.charCodeAt(0) === 0xfeff ? decoded.text.slice(1) : decoded.text;
  const xml = recogniseXml(text, decoded.encoding);
  if (xml.length > 0) return xml;
  const json = recogniseJson(text, decoded.encoding);
  return json.length > 0 ? json : recogniseDelimited(text, decoded.encoding);
}
