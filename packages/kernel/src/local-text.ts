/** A sentence in both languages of the product; Chinese is the source. */
export interface LocalText {
  readonly zh: string;
  readonly en: string;
}

export type Locale = 'zh-CN' | 'en';

/** Picks the language. */
export function inLocale(text: LocalText, locale: Locale): string {
  return locale === 'en' ? text.en : text.zh;
}

/** Fills `{name}` places of a sentence; a name without a value is a programming error and throws. */
export function fillText(text: LocalText, values: Readonly<Record<string, string | number>>): LocalText {
  const fill = (sentence: string) =>
    sentence.replace(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g, (_, name: string) => {
      const value = values[name];
      if (value === undefined) throw new Error(`no value for {${name}} in: ${sentence}`);
      return String(value);
    });
  return { zh: fill(text.zh), en: fill(text.en) };
}

/** The `{name}` places of a sentence, sorted and without repeats. */
export function placesOf(sentence: string): string[] {
  return [
    ...new Set([...sentence.matchAll(/\{([a-zA-Z][a-zA-Z0-9]*)\}/g)].map((match) => match[1] ?? '')),
  ].sort();
}

export type TextValue = string | ((...values: never[]) => string);

/** What a text table of a slice looks like in the other language: the same keys, functions of the same values. */
export type SameTextAs<Table extends Record<string, TextValue>> = {
  readonly [Key in keyof Table]: Table[Key] extends (...values: infer Values) => string
    ? (...values: Values) => string
    : string;
};

export interface TextTable<Table extends Record<string, TextValue>> {
  readonly 'zh-CN': Table;
  readonly en: SameTextAs<Table>;
}

/** A slice's words in both languages; a key missing in English does not compile. */
export function defineText<const Table extends Record<string, TextValue>>(
  zh: Table,
  en: SameTextAs<Table>,
): TextTable<Table> {
  return { 'zh-CN': zh, en };
}
