import { fillText, type LocalText, placesOf } from './local-text.ts';

/** What kind of refusal it is, in business terms; only `packages/api` turns a kind into an HTTP status. */
export type ProblemKind =
  | 'input'
  | 'unauthenticated'
  | 'forbidden'
  | 'not-found'
  | 'conflict'
  | 'precondition'
  | 'unavailable';

/** One refusal the product can give (问题): what happened, why, and what to do next, in both languages. */
export interface ProblemEntry {
  readonly kind: ProblemKind;
  /** What happened, in a few words and without places to fill. */
  readonly title: LocalText;
  /** What happened and why; `{name}` places are filled from the values given with the problem. */
  readonly detail: LocalText;
  /** What the user can do next. */
  readonly cure: LocalText;
}

/** One finding inside a refusal: which field, row or place, and what is wrong with it. */
export interface ProblemIssue {
  readonly path: string;
  readonly code: string;
  readonly message: LocalText;
}

export interface ProblemExtras {
  readonly issues?: readonly ProblemIssue[];
  /** Facts for the client, such as both versions of a row in a conflict. Must be plain JSON. */
  readonly facts?: Readonly<Record<string, unknown>>;
  readonly cause?: unknown;
}

/** The one class of refusal; made only through a catalogue. */
export class Problem extends Error {
  /** `system/code`, the stable name a client branches on. */
  readonly code: string;
  readonly kind: ProblemKind;
  readonly title: LocalText;
  readonly detail: LocalText;
  readonly cure: LocalText;
  readonly issues: readonly ProblemIssue[];
  readonly facts: Readonly<Record<string, unknown>>;

  constructor(
    code: string,
    entry: ProblemEntry,
    values: Readonly<Record<string, string | number>>,
    extras: ProblemExtras,
  ) {
    const detail = fillText(entry.detail, values);
    super(`${code}: ${detail.zh}`, extras.cause === undefined ? undefined : { cause: extras.cause });
    this.name = 'Problem';
    this.code = code;
    this.kind = entry.kind;
    this.title = entry.title;
    this.detail = detail;
    this.cure = fillText(entry.cure, values);
    this.issues = extras.issues ?? [];
    this.facts = extras.facts ?? {};
  }
}

export interface ProblemCatalogue<Code extends string = string> {
  readonly system: string;
  readonly entries: Readonly<Record<Code, ProblemEntry>>;
  /** Builds the refusal; the caller throws it. */
  problem(code: Code, values?: Readonly<Record<string, string | number>>, extras?: ProblemExtras): Problem;
}

/**
 * The refusals of one system or package (问题目录).
 *
 * @throws Error at load time when a sentence is empty or the two languages name different `{places}`.
 */
export function problemCatalogue<const Entries extends Record<string, ProblemEntry>>(
  system: string,
  entries: Entries,
): ProblemCatalogue<Extract<keyof Entries, string>> {
  for (const [code, entry] of Object.entries(entries)) checkEntry(`${system}/${code}`, entry);
  return {
    system,
    entries,
    problem(code, values = {}, extras = {}) {
      const entry = entries[code];
      if (!entry) throw new Error(`no problem ${system}/${code} in the catalogue`);
      return new Problem(`${system}/${code}`, entry, values, extras);
    },
  };
}

function checkEntry(code: string, entry: ProblemEntry): void {
  for (const part of ['title', 'detail', 'cure'] as const) {
    const { zh, en } = entry[part];
    if (!zh.trim() || !en.trim()) throw new Error(`problem ${code}: ${part} lacks a language`);
    if (placesOf(zh).join() !== placesOf(en).join())
      throw new Error(`problem ${code}: ${part} differs in its {places}`);
  }
}
