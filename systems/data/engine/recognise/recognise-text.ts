import type { LocalText } from '@sanyi/kernel';
import type { FormatId, MatchedColumn, Recognition } from '../contract.ts';
import { formatOf } from '../formats/formats.ts';
import { type Json, readJson } from '../read/json.ts';
import { type JsonFrame, JsonFrames } from '../read/json-frames.ts';

type Encoding = Recognition['encoding'];

/** How many characters of the beginning are read. */
const SAMPLE = 200_000;
const MOST_FRAMES = 20;

/** Recognises JSON in any form, and lines of a log that hold JSON (识别 JSON); none where there is no JSON. */
export function recogniseJson(text: string, encoding: Encoding): readonly Recognition[] {
  const start = text.trimStart();
  const isDocument =
    start.startsWith('{') || (start.startsWith('[') && start.slice(1).trimStart().startsWith('{'));
  const frames = firstFrames(text, !isDocument);
  const first = frames[0];
  if (first === undefined || (!isDocument && !first.text.includes('"'))) return [];
  const lines = isDocument && frames.length > 1 && first.head === '' && !start.startsWith('[');
  const carrier = isDocument && !lines ? 'json' : 'ndjson';
  const found = frames.map((frame) => formatOfRecord(frame)).find((one) => one !== null);
  if (found === undefined || found === null) return [];
  return [recognition(found.format, carrier, encoding, found.reason, keysOf(frames))];
}

function firstFrames(text: string, isLog: boolean): JsonFrame[] {
  const frames: JsonFrame[] = [];
  const reader = new JsonFrames(
    ['entry', 'dataValues'],
    isLog,
    (frame) => {
      if (frames.length < MOST_FRAMES) frames.push(frame);
    },
    () => {},
  );
  reader.push(text.slice(0, SAMPLE));
  if (frames.length === 0) reader.end();
  return frames;
}

function formatOfRecord(frame: JsonFrame): { format: FormatId; reason: LocalText } | null {
  const { text, head } = frame;
  const says = (mark: string) => text.includes(`"${mark}"`);
  if (says('setlinfo') || (says('mdtrt_id') && says('medcasno'))) {
    const isNewer = [
      'stas_type',
      'bldinfo',
      'resp_nurs_code',
      'oprn_oprt_begntime',
      'mul_nwb_bir_wt',
      '4101A',
    ].some(says);
    const format = isNewer ? 'settlement-list-a' : 'settlement-list';
    return {
      format,
      reason: {
        zh: isNewer ? '报文含 4101A 才有的节点' : '报文含 setlinfo 节点',
        en: isNewer ? 'Nodes of 4101A only' : 'A setlinfo node',
      },
    };
  }
  if (says('resourceType'))
    return { format: 'fhir', reason: { zh: '记录带 resourceType', en: 'Records have a resourceType' } };
  if (says('dataElement') || head.includes('"dataValues"'))
    return {
      format: 'data-value-sets',
      reason: { zh: '记录带 dataElement', en: 'Records have a dataElement' },
    };
  return null;
}

/** Paths of the fields in the first records, up to three levels down. */
function keysOf(frames: readonly JsonFrame[]): readonly string[] {
  const keys = new Set<string>();
  const walk = (value: Json, path: string, depth: number) => {
    if (keys.size > 500 || depth > 5) return;
    if (Array.isArray(value)) for (const item of value.slice(0, 5)) walk(item, path, depth + 1);
    else if (value instanceof Map)
      for (const [key, inner] of value)
        walk(
          inner,
          path === '' || inner instanceof Map || Array.isArray(inner) ? key : `${path}.${key}`,
          depth + 1,
        );
    else if (path !== '') keys.add(path);
  };
  for (const frame of frames) walk(readJson(frame.text).value, '', 0);
  return [...keys];
}

function recognition(
  id: FormatId,
  carrier: 'json' | 'ndjson',
  encoding: Encoding,
  reason: LocalText,
  keys: readonly string[],
): Recognition {
  const fields = new Set(formatOf(id).columns.map((column) => column.name));
  const columns = keys.map((heading, index): MatchedColumn => {
    const field = fields.has(heading)
      ? heading
      : fields.has(heading.slice(heading.indexOf('.') + 1))
        ? heading.slice(heading.indexOf('.') + 1)
        : null;
    return { place: index + 1, heading, field, used: field !== null, by: field === null ? 'none' : 'name' };
  });
  return {
    format: id,
    carrier,
    certainty: 95,
    reasons: [reason],
    encoding,
    delimiter: null,
    quote: '"',
    sheet: 0,
    headLine: 0,
    columns,
    missing: [...fields].filter((field) => !columns.some((column) => column.field === field)),
    repeated: [],
  };
}

/** Recognises ADX by the root of its XML (识别 XML). */
export function recogniseXml(text: string, encoding: Encoding): readonly Recognition[] {
  const start = text.slice(0, 4000);
  if (!start.trimStart().startsWith('<')) return [];
  const isAdx = start.includes('urn:ihe:qrph:adx') || start.includes('<adx') || start.includes(':adx');
  if (!isAdx) return [];
  return [
    {
      format: 'adx',
      carrier: 'xml',
      certainty: 95,
      reasons: [{ zh: '根元素是 adx', en: 'The root element is adx' }],
      encoding,
      delimiter: null,
      quote: '"',
      sheet: 0,
      headLine: 0,
      columns: [],
      missing: [],
      repeated: [],
    },
  ];
}
