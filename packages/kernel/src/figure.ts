import type { LocalText } from './local-text.ts';

/** Names one figure of the product (数字的身份), so that it can be opened, sent to a colleague and cited. */
export interface FigureRef {
  /** System that can open it; it must declare a route with the id `figure` and the path `/<system>/figures/:kind/:id`. */
  readonly system: string;
  readonly kind: string;
  readonly id: string;
}

/** Writes a reference for an address: `indicators.value.7f3a…`. */
export function figureKey(ref: FigureRef): string {
  return `${ref.system}.${ref.kind}.${ref.id}`;
}

/** Reads a reference from an address; `null` when it is none. */
export function figureRefOf(key: string): FigureRef | null {
  const match = /^([a-z][a-z0-9-]*)\.([a-z][a-z0-9-]*)\.(.+)$/.exec(key);
  return match ? { system: match[1] ?? '', kind: match[2] ?? '', id: match[3] ?? '' } : null;
}

/** A value as it is shown: the text keeps the exact digits, `null` means there is no value. */
export interface FigureValue {
  readonly text: string | null;
  readonly unit: string;
}

/** A sentence of a paper with a little of what stands around it, and the address that shows it in the paper. */
export interface FigureQuote {
  readonly before: string;
  readonly text: string;
  readonly after: string;
  readonly href: string;
}

/** One step of the walk from a figure up to the clause or down to the sender's row. */
export interface FigureStep {
  readonly kind: 'clause' | 'task' | 'target' | 'rule' | 'formula' | 'part' | 'row' | 'file' | 'entry';
  readonly title: LocalText;
  readonly text?: LocalText;
  readonly href?: string;
  readonly quote?: FigureQuote;
  readonly figures?: readonly {
    readonly label: LocalText;
    readonly value: FigureValue;
    readonly ref?: FigureRef;
  }[];
  readonly table?: {
    readonly columns: readonly LocalText[];
    readonly rows: readonly (readonly (string | LocalText)[])[];
  };
}

/** Everything behind one figure: what its drawer shows. */
export interface FigureDossier {
  readonly ref: FigureRef;
  readonly title: LocalText;
  readonly value: FigureValue;
  readonly numerator?: { readonly label: LocalText; readonly value: FigureValue };
  readonly denominator?: { readonly label: LocalText; readonly value: FigureValue };
  readonly period?: string;
  /** Instant at which the figure was known to be so. */
  readonly asOf: string;
  readonly definition: LocalText;
  readonly quality: readonly { readonly severity: 'good' | 'note' | 'warning'; readonly text: LocalText }[];
  /** value → target → task → the sentence in the paper. */
  readonly up: readonly FigureStep[];
  /** value → formula → parts → rows → file and line of the sender. */
  readonly down: readonly FigureStep[];
}
