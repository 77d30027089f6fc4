import type { FormatId } from '../engine/contract.ts';
import { formatOf, withoutPersonalNumbers } from '../engine/index.ts';
import { masked } from '../engine/intake/mask.ts';
import { readJson } from '../engine/read/json.ts';
import { isPersonalHeading } from './personal-heading.ts';

/** A record of a message as it may be shown (脱敏的报文记录). */
export interface ShownRecord {
  readonly text: string;
  readonly masked: boolean;
}

/** Longer records are cut, and the text says so. */
const MOST = 100_000;

/**
 * One JSON record, one member a line, its own tokens in their own order (报文原样): what is personal by the format or by its
 * name is masked, and numbers of persons anywhere. Where the JSON is broken no name can be trusted and every value is masked.
 */
export function shownJson(format: FormatId, text: string): ShownRecord {
  const isBroken = readJson(text).faults.some(
    ({ code }) => code === 'json-broken' || code === 'json-too-deep',
  );
  return new JsonView(personalFields(format), isBroken).show(text);
}

/** One value of an ADX message with what its group says of it (ADX 指标值). */
export function shownXml(
  format: FormatId,
  group: ReadonlyMap<string, string>,
  value: ReadonlyMap<string, string>,
  inside: string,
): ShownRecord {
  const personal = personalFields(format);
  let isMasked = false;
  const shown = (name: string, text: string) => {
    const safe = personal.has(name) || isPersonalHeading(name) ? masked(text) : withoutPersonalNumbers(text);
    if (safe !== text) isMasked = true;
    return escaped(safe);
  };
  const tag = (attributes: ReadonlyMap<string, string>) =>
    [...attributes].map(([name, text]) => ` ${name}="${shown(name, text)}"`).join('');
  const own =
    inside === '' ? `<dataValue${tag(value)}/>` : `<dataValue${tag(value)}>${shown('', inside)}</dataValue>`;
  return { text: `<group${tag(group)}>\n  ${own}\n</group>`, masked: isMasked };
}

function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (sign) => `&${{ '&': 'amp', '<': 'lt', '>': 'gt', '"': 'quot' }[sign]};`);
}

/** Personal fields of a format, with the node they stand in and without. */
function personalFields(format: FormatId): ReadonlySet<string> {
  return new Set(formatOf(format).columns.flatMap(({ name, personal }) => (personal === 'no' ? [] : [name])));
}

/** Whom resources of FHIR speak of, besides the elements that are columns of the format. */
const OF_PERSONS = new Set(
  'subject patient performer participant practitioner family given div photo'.split(' '),
);
/** What says how a value is to be read and names nobody. */
const HARMLESS = new Set(['resourceType', 'system', 'use', 'unit', 'currency']);

interface Level {
  readonly isList: boolean;
  /** What the level is the value of. */
  readonly name: string;
  /** True where a level above is personal as a whole. */
  readonly isPersonal: boolean;
  key: string;
  awaitsValue: boolean;
  isEmpty: boolean;
}

class JsonView {
  readonly #personal: ReadonlySet<string>;
  readonly #isBroken: boolean;
  readonly #levels: Level[] = [];
  #out = '';
  #types: readonly string[] = [];
  #masked = false;

  constructor(personal: ReadonlySet<string>, isBroken: boolean) {
    this.#personal = personal;
    this.#isBroken = isBroken;
  }

  show(text: string): ShownRecord {
    const tokens = /[{}[\],:]|"(?:[^"\\]|\\.)*"?|[^\s{}[\],:"]+/gs;
    // The type stands anywhere in a resource, often behind what it is needed for.
    this.#types = [...text.matchAll(/"resourceType"\s*:\s*"(\w{1,40})"/g)].map(([, type]) => type ?? '');
    for (const [token] of text.matchAll(tokens)) {
      this.#token(token);
      if (this.#out.length > MOST) return { text: `${this.#out}\n…`, masked: this.#masked };
    }
    return { text: this.#out, masked: this.#masked };
  }

  #token(token: string): void {
    const level = this.#levels.at(-1);
    if (token === '{' || token === '[') return this.#open(token, level);
    if (token === '}' || token === ']') return this.#close(token);
    if (token === ',') {
      this.#out += ',';
      if (level) level.awaitsValue = level.isList;
      return;
    }
    if (token === ':') {
      this.#out += ': ';
      if (level) level.awaitsValue = true;
      return;
    }
    if (level && !level.isList && !level.awaitsValue) return this.#keyOf(token, level);
    if (level?.isList) this.#newLine(level);
    this.#out += this.#value(token, level);
  }

  #open(token: string, level: Level | undefined): void {
    const name = level ? nameIn(level) : '';
    if (level?.isList) this.#newLine(level);
    this.#out += token;
    const isPersonal = (level?.isPersonal ?? false) || this.#isPersonal(name, level, true);
    const isList = token === '[';
    this.#levels.push({ isList, name, isPersonal, key: '', awaitsValue: isList, isEmpty: true });
  }

  #close(token: string): void {
    const level = this.#levels.pop();
    if (level && !level.isEmpty) this.#out += `\n${'  '.repeat(this.#levels.length)}`;
    this.#out += token;
  }

  #keyOf(token: string, level: Level): void {
    level.key = unquoted(token);
    this.#newLine(level);
    // In broken JSON what looks like a key may be a value.
    this.#out += this.#isBroken && !/^"[A-Za-z][\w.-]{0,40}"$/.test(token) ? this.#hidden(token) : token;
  }

  #newLine(level: Level): void {
    level.isEmpty = false;
    this.#out += `\n${'  '.repeat(this.#levels.length)}`;
  }

  #value(token: string, level: Level | undefined): string {
    const name = level ? nameIn(level) : '';
    if (HARMLESS.has(name) && !this.#isBroken) return token;
    if (/^(?:true|false|null)$/.test(token)) return token;
    if (this.#isBroken || level?.isPersonal || this.#isPersonal(name, level, false))
      return this.#hidden(token);
    const safe = withoutPersonalNumbers(token);
    if (safe !== token) this.#masked = true;
    return safe;
  }

  /** By the format, under the name of its node or of its resource; else by what the name says. */
  #isPersonal(name: string, level: Level | undefined, opens: boolean): boolean {
    if (name === '') return false;
    const node = level?.name ?? '';
    if (this.#personal.has(`${node}.${name}`) || this.#personal.has(name)) return true;
    return this.#types.length > 0 ? this.#isPersonalElement(name, node, opens) : isPersonalHeading(name);
  }

  #isPersonalElement(name: string, node: string, opens: boolean): boolean {
    // A bundle's entry holds the resource one level down, and a resource those it contains.
    const depth = this.#levels.filter(({ isList }) => !isList).length;
    const isElement = depth === 1 || node === 'resource' || node === 'contained';
    if (isElement && this.#types.some((type) => this.#personal.has(`${type}.${name}`))) {
      // The name of a person has parts; a plain text is the name of a hospital, a drug, a code.
      return name === 'name' ? opens : true;
    }
    if (OF_PERSONS.has(name) || (name === 'fullUrl' && this.#types.includes('Patient'))) return true;
    if (name === 'name') return opens;
    return isPersonalHeading(name);
  }

  #hidden(token: string): string {
    this.#masked = true;
    return JSON.stringify(masked(unquoted(token)));
  }
}

/** What a value at this level is called: its key, or what its list is called. */
function nameIn(level: Level): string {
  return level.isList ? level.name : level.key;
}

function unquoted(token: string): string {
  if (!token.startsWith('"')) return token;
  try {
    return String(JSON.parse(token));
  } catch {
    // A text that never closes, or with a sign that JSON does not allow: as it stands, without the quote.
    return token.slice(1).replace(/"$/, '');
  }
}
