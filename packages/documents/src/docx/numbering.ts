import { formatListNumber } from '../numerals.ts';
import { parsePart } from '../xml.ts';
import type { Archive } from '../zip.ts';
import { isOn, type WordStyles } from './styles.ts';

interface Level {
  start: number;
  format: string;
  text: string;
  suffix: string;
  restart?: number;
  legal: boolean;
  style?: string;
}

interface AbstractList {
  readonly levels: Map<number, Level>;
  numStyleLink?: string;
}

interface List {
  abstractId: string;
  readonly starts: Map<number, number>;
  readonly levels: Map<number, Level>;
}

export interface ListDefinitions {
  readonly abstracts: ReadonlyMap<string, AbstractList>;
  readonly lists: ReadonlyMap<string, List>;
}

/** Reads `numbering.xml` (自动编号定义). */
export function readNumbering(archive: Archive, part: string | undefined): ListDefinitions {
  const abstracts = new Map<string, AbstractList>();
  const lists = new Map<string, List>();
  let abstract: AbstractList | undefined;
  let list: List | undefined;
  let override = 0;
  let level: Level | undefined;
  const newLevel = (): Level => ({ start: 1, format: 'decimal', text: '', suffix: 'tab', legal: false });
  if (part === undefined) return { abstracts, lists };
  parsePart(archive, part, {
    open(name, attributes) {
      const value = attributes['w:val'];
      switch (name) {
        case 'w:abstractNum':
          abstract = { levels: new Map() };
          abstracts.set(attributes['w:abstractNumId'] ?? '', abstract);
          break;
        case 'w:num':
          list = { abstractId: '', starts: new Map(), levels: new Map() };
          lists.set(attributes['w:numId'] ?? '', list);
          break;
        case 'w:abstractNumId':
          if (list) list.abstractId = value ?? '';
          break;
        case 'w:numStyleLink':
          if (abstract && value !== undefined) abstract.numStyleLink = value;
          break;
        case 'w:lvlOverride':
          override = Number(attributes['w:ilvl']);
          break;
        case 'w:startOverride':
          list?.starts.set(override, Number(value));
          break;
        case 'w:lvl':
          level = newLevel();
          (list?.levels ?? abstract?.levels)?.set(Number(attributes['w:ilvl']), level);
          break;
        default:
          if (level) setLevel(level, name, value, attributes['w:format']);
      }
    },
    close(name) {
      if (name === 'w:abstractNum') abstract = undefined;
      else if (name === 'w:num') list = undefined;
      else if (name === 'w:lvl') level = undefined;
    },
  });
  return { abstracts, lists };
}

function setLevel(level: Level, name: string, value: string | undefined, custom: string | undefined): void {
  if (name === 'w:start') level.start = Number(value) || 0;
  else if (name === 'w:numFmt')
    level.format = value === 'custom' && custom?.startsWith('0') ? 'decimalZero' : (value ?? 'decimal');
  else if (name === 'w:lvlText') level.text = value ?? '';
  else if (name === 'w:suff') level.suffix = value ?? 'tab';
  else if (name === 'w:lvlRestart') level.restart = Number(value);
  else if (name === 'w:isLgl') level.legal = isOn(value);
  else if (name === 'w:pStyle' && value !== undefined) level.style = value;
}

/**
 * Counts through a document and prints each paragraph's number as Word does (自动编号): lists with the same abstract
 * definition share their counters; a start override counts once, when its list first reaches the level.
 */
export class Numberer {
  private readonly definitions: ListDefinitions;
  private readonly styles: WordStyles;
  private readonly counters = new Map<string, (number | undefined)[]>();
  private readonly overridden = new Set<string>();

  constructor(definitions: ListDefinitions, styles: WordStyles) {
    this.definitions = definitions;
    this.styles = styles;
  }

  /** The level a style stands for in a list, where the list names the style. */
  levelOfStyle(numId: string, style: string | undefined): number | undefined {
    const { levels } = this.resolve(numId);
    for (const [index, level] of levels) if (style !== undefined && level.style === style) return index;
    return undefined;
  }

  /** The printed number with what stands between it and the words; empty where nothing is printed. */
  next(numId: string, index: number): string {
    const { abstractId, levels, list } = this.resolve(numId);
    const level = levels.get(index);
    if (!list || !level) return '';
    let counters = this.counters.get(abstractId);
    if (!counters) {
      counters = [];
      this.counters.set(abstractId, counters);
    }
    const start = list.starts.get(index);
    const overrideKey = `${numId}/${index}`;
    if (start !== undefined && !this.overridden.has(overrideKey)) {
      this.overridden.add(overrideKey);
      counters[index] = start;
    } else {
      counters[index] = (counters[index] ?? level.start - 1) + 1;
    }
    for (let deeper = index + 1; deeper < counters.length; deeper += 1) {
      const restart = levels.get(deeper)?.restart;
      // No setting: any higher level restarts; 0: never; k: only levels up to k (1-based).
      if (restart === undefined || (restart !== 0 && index + 1 <= restart)) counters[deeper] = undefined;
    }
    return this.print(level, levels, counters);
  }

  private print(
    level: Level,
    levels: ReadonlyMap<number, Level>,
    counters: readonly (number | undefined)[],
  ): string {
    if (level.format === 'bullet') {
      const sign = /^[\uE000-\uF8FF]?$/u.test(level.text) ? '•' : level.text;
      return `${sign} `;
    }
    const label = level.text.replace(/%([1-9])/g, (_, digit: string) => {
      const at = Number(digit) - 1;
      const part = levels.get(at);
      const value = counters[at] ?? part?.start ?? 1;
      return formatListNumber(value, level.legal ? 'decimal' : (part?.format ?? 'decimal'));
    });
    if (label === '' || level.suffix === 'nothing') return label;
    // After 、 or ） nothing is printed but air; after a digit or a dot the words need a space.
    return /[、，．：:）)】〕\]①-⓿㉑-㊿⑴-⒛]$/u.test(label) && level.suffix !== 'space' ? label : `${label} `;
  }

  private resolve(numId: string): {
    abstractId: string;
    levels: ReadonlyMap<number, Level>;
    list: List | undefined;
  } {
    const list = this.definitions.lists.get(numId);
    let abstractId = list?.abstractId ?? '';
    for (let step = 0; step < 8; step += 1) {
      const link = this.definitions.abstracts.get(abstractId)?.numStyleLink;
      const linked = link === undefined ? undefined : this.styles.byId.get(link)?.numId;
      const target = linked === undefined ? undefined : this.definitions.lists.get(linked)?.abstractId;
      if (target === undefined || target === abstractId) break;
      abstractId = target;
    }
    const own = this.definitions.abstracts.get(abstractId)?.levels ?? new Map<number, Level>();
    const levels = list && list.levels.size > 0 ? new Map([...own, ...list.levels]) : own;
    return { abstractId, levels, list };
  }
}
