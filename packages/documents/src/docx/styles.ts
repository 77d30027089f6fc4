import { parsePart } from '../xml.ts';
import type { Archive } from '../zip.ts';

/** What the reader needs of a Word style (样式); everything else about it is looks. */
export interface WordStyle {
  readonly type: string;
  basedOn?: string;
  numId?: string;
  level?: number;
  vanish?: boolean;
  outline?: number;
}

export interface WordStyles {
  readonly byId: ReadonlyMap<string, WordStyle>;
  readonly defaultParagraph: string | undefined;
}

/** Reads `styles.xml`; a package without one has no styles. */
export function readStyles(archive: Archive, part: string | undefined): WordStyles {
  const byId = new Map<string, WordStyle>();
  let defaultParagraph: string | undefined;
  let style: WordStyle | undefined;
  let inConditional = 0;
  if (part !== undefined) {
    parsePart(archive, part, {
      open(name, attributes) {
        const value = attributes['w:val'];
        if (name === 'w:style') {
          style = { type: attributes['w:type'] ?? 'paragraph' };
          const id = attributes['w:styleId'] ?? '';
          byId.set(id, style);
          if (style.type === 'paragraph' && isOn(attributes['w:default'] ?? '0')) defaultParagraph = id;
          return;
        }
        // Table styles repeat paragraph properties for their first row and the like.
        if (name === 'w:tblStylePr') inConditional += 1;
        if (!style || inConditional > 0) return;
        if (name === 'w:basedOn' && value !== undefined) style.basedOn = value;
        else if (name === 'w:numId' && value !== undefined) style.numId = value;
        else if (name === 'w:ilvl') style.level = Number(value);
        else if (name === 'w:outlineLvl') style.outline = Number(value);
        else if (name === 'w:vanish' || name === 'w:specVanish') style.vanish = isOn(value);
      },
      close(name) {
        if (name === 'w:style') style = undefined;
        if (name === 'w:tblStylePr') inConditional -= 1;
      },
    });
  }
  return { byId, defaultParagraph };
}

/** A switch element is on when it has no value or says so. */
export function isOn(value: string | undefined): boolean {
  return value === undefined || !/^(0|false|off)$/i.test(value);
}

/** The first style up the chain that sets a property; circular chains end. */
export function inherited<Key extends keyof WordStyle>(
  styles: WordStyles,
  id: string | undefined,
  key: Key,
): WordStyle[Key] | undefined {
  let at = id;
  for (let step = 0; at !== undefined && step < 32; step += 1) {
    const style = styles.byId.get(at);
    if (style?.[key] !== undefined) return style[key];
    at = style?.basedOn;
  }
  return undefined;
}
