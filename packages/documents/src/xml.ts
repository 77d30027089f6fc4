import { Problem } from '@sanyi/kernel';
import { SaxesParser } from 'saxes';
import { Breath } from './breath.ts';
import { tooMuch } from './document-text.ts';
import { documentProblems } from './problems.ts';
import type { Archive } from './zip.ts';

export type XmlAttributes = Readonly<Record<string, string>>;

export interface XmlHandler {
  open?(name: string, attributes: XmlAttributes): void;
  close?(name: string): void;
  text?(text: string): void;
}

/**
 * Reads one XML part of a package event by event (有界 XML). Names come with the customary prefix (`w:p`, `row`)
 * whatever prefix the writer chose. DOCTYPE and entities are refused, depth and number of elements are bounded.
 *
 * @returns false when the package has no such part
 * @throws documents/forbidden-xml, documents/too-deep, documents/too-much-content, documents/damaged
 */
export function parsePart(archive: Archive, part: string, handler: XmlHandler): boolean {
  const reader = new PartReader(archive, part, handler);
  if (!archive.stream(part, (chunk) => reader.write(chunk))) return false;
  reader.close();
  return true;
}

/** `parsePart` for a part of hundreds of megabytes (大部件): other work gets its turn meanwhile. */
export async function parseLargePart(archive: Archive, part: string, handler: XmlHandler): Promise<boolean> {
  const chunks = archive.chunks(part);
  if (!chunks) return false;
  const reader = new PartReader(archive, part, handler);
  for await (const chunk of chunks) {
    for (let at = 0; at < chunk.length; at += PIECE) {
      reader.write(chunk.subarray(at, at + PIECE));
      await reader.breath.take();
    }
  }
  reader.close();
  return true;
}

const PIECE = 32 * 1024;

class PartReader {
  readonly breath = new Breath();
  private readonly archive: Archive;
  private readonly part: string;
  private readonly parser = new SaxesParser({ xmlns: false, position: false });
  private decoder: InstanceType<typeof TextDecoder> | undefined;

  constructor(archive: Archive, part: string, handler: XmlHandler) {
    this.archive = archive;
    this.part = part;
    const { context } = archive;
    const { limits, name: file } = context;
    const { parser } = this;
    const prefixes = new PrefixMap();
    let depth = 0;
    let elements = 0;
    parser.on('doctype', () => {
      throw documentProblems.problem('forbidden-xml', { name: file, part });
    });
    parser.on('opentag', (tag) => {
      depth += 1;
      elements += 1;
      if (depth > limits.depth)
        throw documentProblems.problem('too-deep', { name: file, limit: limits.depth });
      if (elements > limits.elements) throw tooMuch(context, 'XML', limits.elements);
      prefixes.learn(tag.attributes);
      handler.open?.(prefixes.name(tag.name), prefixes.attributes(tag.attributes));
    });
    parser.on('closetag', (tag) => {
      depth -= 1;
      handler.close?.(prefixes.name(tag.name));
    });
    if (handler.text) {
      const take = handler.text.bind(handler);
      parser.on('text', take);
      parser.on('cdata', take);
    }
  }

  write(chunk: Uint8Array): void {
    this.guard(() => {
      this.decoder ??= new TextDecoder(utf16Label(chunk) ?? 'utf-8', { fatal: true });
      this.parser.write(this.decoder.decode(chunk, { stream: true }));
    });
  }

  close(): void {
    this.guard(() => this.parser.write(this.decoder?.decode() ?? '').close());
  }

  private guard(work: () => void): void {
    try {
      work();
    } catch (cause) {
      if (cause instanceof Problem) throw cause;
      const reason = cause instanceof Error ? cause.message.slice(0, 120) : 'XML';
      throw this.archive.damaged(`${this.part}: ${reason}`, cause);
    }
  }
}

function utf16Label(chunk: Uint8Array): string | undefined {
  if (chunk[0] === 0xff && chunk[1] === 0xfe) return 'utf-16le';
  if (chunk[0] === 0xfe && chunk[1] === 0xff) return 'utf-16be';
  return undefined;
}

const CUSTOMARY: readonly (readonly [RegExp, string])[] = [
  [/\/wordprocessingml\/(2006\/)?main$/, 'w'],
  [/\/spreadsheetml\/(2006\/)?main$/, ''],
  [/\/package\/2006\/relationships$/, ''],
  [/\/officeDocument\/(2006\/)?relationships$/, 'r'],
  [/\/officeDocument\/(2006\/)?math$/, 'm'],
  [/\/markup-compatibility\/2006$/, 'mc'],
  [/\/drawingml\/(2006\/)?main$/, 'a'],
  [/\/2010\/wordprocessingShape$/, 'wps'],
  [/^urn:schemas-microsoft-com:vml$/, 'v'],
];

/** Unusual prefixes are translated; in practice the map stays empty and names pass through untouched. */
class PrefixMap {
  private readonly map = new Map<string, string>();

  learn(attributes: XmlAttributes): void {
    for (const key in attributes) {
      if (!key.startsWith('xmlns')) continue;
      const prefix = key === 'xmlns' ? '' : key.slice(6);
      const uri = attributes[key] ?? '';
      const customary = CUSTOMARY.find(([pattern]) => pattern.test(uri))?.[1];
      if (customary !== undefined && customary !== prefix) this.map.set(prefix, customary);
    }
  }

  name(name: string): string {
    if (this.map.size === 0) return name;
    const colon = name.indexOf(':');
    const customary = this.map.get(colon < 0 ? '' : name.slice(0, colon));
    if (customary === undefined) return name;
    const local = name.slice(colon + 1);
    return customary === '' ? local : `${customary}:${local}`;
  }

  attributes(attributes: XmlAttributes): XmlAttributes {
    if (this.map.size === 0) return attributes;
    const translated: Record<string, string> = {};
    for (const key in attributes) {
      // A name without prefix is in no namespace, whatever the default namespace of the elements.
      translated[key.includes(':') ? this.name(key) : key] = attributes[key] ?? '';
    }
    return translated;
  }
}

export interface Relationship {
  readonly type: string;
  readonly target: string;
  readonly external: boolean;
}

/** The relationships of a part by id; `type` is the last word of its address, `target` a path inside the package. */
export function readRelationships(archive: Archive, part: string): Map<string, Relationship> {
  const slash = part.lastIndexOf('/');
  const folder = part.slice(0, slash + 1);
  const found = new Map<string, Relationship>();
  parsePart(archive, `${folder}_rels/${part.slice(slash + 1)}.rels`, {
    open(name, attributes) {
      const { Id, Type, Target } = attributes;
      if (name !== 'Relationship' || Id === undefined || Target === undefined) return;
      const external = attributes['TargetMode'] === 'External';
      const type = (Type ?? '').slice((Type ?? '').lastIndexOf('/') + 1);
      found.set(Id, { type, external, target: external ? Target : resolvePath(folder, Target) });
    },
  });
  return found;
}

function resolvePath(folder: string, target: string): string {
  const steps = target.startsWith('/') ? [] : folder.split('/').filter(Boolean);
  for (const step of target.split('/')) {
    if (step === '..') steps.pop();
    else if (step !== '' && step !== '.') steps.push(step);
  }
  return steps.join('/');
}
