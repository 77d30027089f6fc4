// This file is over the limit because a recursive reader of one grammar is best read in one piece.

/** A JSON value whose numbers are kept as they were written (JSON 值); objects are maps, so no key is special. */
export type Json = string | boolean | null | Json[] | Map<string, Json>;

/** Something wrong in a JSON text (JSON 问题). */
export interface JsonFault {
  readonly code: 'json-broken' | 'json-too-deep' | 'json-repeated-key' | 'json-not-a-number';
  readonly pointer: string;
  readonly reason: string;
}

/** Deepest nesting. */
export const JSON_DEPTH = 64;
/** Faults listed of one record. */
const MOST_FAULTS = 20;

class Stop extends Error {}

/** Reads one JSON value exactly (读 JSON): numbers stay text, keys that stand twice are reported, depth is bounded. */
export function readJson(text: string): { readonly value: Json; readonly faults: readonly JsonFault[] } {
  const reader = new JsonReader(text);
  try {
    return { value: reader.whole(), faults: reader.faults };
  } catch (error) {
    if (!(error instanceof Stop)) throw error;
    return { value: null, faults: reader.faults };
  }
}

class JsonReader {
  readonly faults: JsonFault[] = [];
  readonly #text: string;
  readonly #path: (string | number)[] = [];
  #at = 0;

  constructor(text: string) {
    this.#text = text;
  }

  whole(): Json {
    const value = this.#value();
    this.#blanks();
    if (this.#at < this.#text.length) this.#stop('json-broken', 'text after the end');
    return value;
  }

  #value(): Json {
    this.#blanks();
    const code = this.#text.charCodeAt(this.#at);
    if (code === 123) return this.#object();
    if (code === 91) return this.#array();
    if (code === 34) return this.#string();
    return this.#literal();
  }

  #object(): Map<string, Json> {
    this.#deeper();
    const object = new Map<string, Json>();
    this.#at++;
    this.#blanks();
    if (this.#take(125)) return this.#done(object);
    for (;;) {
      this.#blanks();
      if (this.#text.charCodeAt(this.#at) !== 34) this.#stop('json-broken', 'a key in quotes is expected');
      const key = this.#string();
      this.#path[this.#path.length - 1] = key;
      if (object.has(key)) this.#fault('json-repeated-key', '');
      this.#blanks();
      if (!this.#take(58)) this.#stop('json-broken', 'a colon is expected');
      object.set(key, this.#value());
      this.#blanks();
      if (this.#take(125)) return this.#done(object);
      if (!this.#take(44)) this.#stop('json-broken', 'a comma or } is expected');
    }
  }

  #array(): Json[] {
    this.#deeper();
    const list: Json[] = [];
    this.#at++;
    this.#blanks();
    if (this.#take(93)) return this.#done(list);
    for (;;) {
      this.#path[this.#path.length - 1] = list.length;
      list.push(this.#value());
      this.#blanks();
      if (this.#take(93)) return this.#done(list);
      if (!this.#take(44)) this.#stop('json-broken', 'a comma or ] is expected');
    }
  }

  #deeper(): void {
    this.#path.push('');
    if (this.#path.length > JSON_DEPTH) this.#stop('json-too-deep', '');
  }

  #done<Value>(value: Value): Value {
    this.#path.pop();
    return value;
  }

  #string(): string {
    const text = this.#text;
    let from = ++this.#at;
    let result = '';
    for (;;) {
      const code = text.charCodeAt(this.#at);
      if (code === 34) {
        result += text.slice(from, this.#at++);
        return result;
      }
      if (code === 92) {
        result += text.slice(from, this.#at) + this.#escape();
        from = this.#at;
      } else if (code >= 32 || code === 9 || code === 10 || code === 13) this.#at++;
      else this.#stop('json-broken', 'a text never closes');
    }
  }

  #escape(): string {
    const letter = this.#text[this.#at + 1] ?? '';
    const simple = '"\\/bfnrt'.indexOf(letter);
    this.#at += 2;
    if (letter !== '' && simple >= 0) return '"\\/\b\f\n\r\t'[simple] ?? '';
    const digits = this.#text.slice(this.#at, this.#at + 4);
    const code = Number(`0x${digits}`);
    if (letter !== 'u' || digits.length < 4 || !Number.isInteger(code))
      this.#stop('json-broken', 'an unknown escape');
    this.#at += 4;
    return String.fromCharCode(code);
  }

  #literal(): Json {
    const start = this.#at;
    while (isLiteral(this.#text.charCodeAt(this.#at))) this.#at++;
    const word = this.#text.slice(start, this.#at);
    if (word === 'true') return true;
    if (word === 'false') return false;
    if (word === 'null') return null;
    if (isNumber(word) && Number.isFinite(Number(word))) return word;
    const isOdd = isNumber(word) || word === 'NaN' || word === 'Infinity' || word === '-Infinity';
    if (!isOdd) this.#stop('json-broken', word === '' ? 'a value is expected' : 'an unknown word');
    this.#fault('json-not-a-number', '');
    return null;
  }

  #blanks(): void {
    for (;;) {
      const code = this.#text.charCodeAt(this.#at);
      if (code !== 32 && code !== 10 && code !== 13 && code !== 9 && code !== 0xfeff) return;
      this.#at++;
    }
  }

  #take(code: number): boolean {
    if (this.#text.charCodeAt(this.#at) !== code) return false;
    this.#at++;
    return true;
  }

  #pointer(): string {
    return `/${this.#path.join('/')}`.slice(0, 200);
  }

  #fault(code: JsonFault['code'], reason: string): void {
    if (this.faults.length < MOST_FAULTS) this.faults.push({ code, pointer: this.#pointer(), reason });
  }

  #stop(code: JsonFault['code'], reason: string): never {
    this.faults.push({ code, pointer: this.#pointer(), reason });
    throw new Stop();
  }
}

function isLiteral(code: number): boolean {
  return (
    (code >= 48 && code <= 57) ||
    (code >= 97 && code <= 122) ||
    (code >= 65 && code <= 90) ||
    code === 43 ||
    code === 45 ||
    code === 46
  );
}

/** A number by the grammar of JSON: no sign +, no leading zeros, digits on both sides of the point. */
function isNumber(word: string): boolean {
  let at = word.startsWith('-') ? 1 : 0;
  const digits = () => {
    const from = at;
    while (at < word.length && word.charCodeAt(at) >= 48 && word.charCodeAt(at) <= 57) at++;
    return at - from;
  };
  const first = word.charCodeAt(at);
  const whole = digits();
  if (whole === 0 || (whole > 1 && first === 48)) return false;
  if (word[at] === '.') {
    at++;
    if (digits() === 0) return false;
  }
  if (word[at] === 'e' || word[at] === 'E') {
    at++;
    if (word[at] === '+' || word[at] === '-') at++;
    if (digits() === 0) return false;
  }
  return at === word.length;
}
