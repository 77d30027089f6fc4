import type { SectionRole } from '../reading.ts';
import type { Marker } from './markers.ts';

/** One numbered heading or item with everything below it (层次结构节点); offsets are of the cleaned text. */
export interface OutlineNode {
  marker: Marker;
  /** Start of the number. */
  start: number;
  /** Start and end of the title words. */
  titleStart: number;
  titleEnd: number;
  /** End of the paragraph that the number opens. */
  headEnd: number;
  /** End of the last paragraph below it. */
  end: number;
  /** The title is the first sentence of a running paragraph, or the whole sentence of the item. */
  titleIsSentence: boolean;
  /** Something follows the title in the same paragraph or before the first child. */
  hasBody: boolean;
  parent: OutlineNode | null;
  children: OutlineNode[];
  role: SectionRole;
}

/** Outline of a paper: the roots, and every node in text order. */
export interface Outline {
  roots: OutlineNode[];
  all: OutlineNode[];
}

/** Stable id of a section (章节编号): the offset of its number. */
export function sectionId(node: OutlineNode): string {
  return `s${node.start}`;
}
