/** A word, text, number or sign of a script (词元), with the line it stands in. */
export interface Token {
  readonly kind: 'name' | 'text' | 'number' | 'sign' | 'end';
  readonly value: string;
  readonly line: number;
}

/** A script, or a part of it, that is not in the few forms that are known (无法读取的脚本). */
export class ScriptError extends Error {
  readonly line: number;
  constructor(line: number, reason: string) {
    super(`line ${line}: ${reason}`);
    this.line = line;
  }
}

const PATTERN =
  /(\s+|\/\/[^\n]*|\/\*[\s\S]*?\*\/)|([A-Za-z_$][\w$]*)|("(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*')|(\d+(?:\.\d+)?)|(=>|===|!==|==|!=|<=|>=|&&|\|\||[-+!<>=()[\]{},;:.])/y;

/** Splits a script into its tokens (切分脚本). @throws ScriptError for anything outside the forms that are known */
export function tokensOf(script: string): Token[] {
  const tokens: Token[] = [];
  let line = 1;
  let at = 0;
  while (at < script.length) {
    PATTERN.lastIndex = at;
    const match = PATTERN.exec(script);
    if (!match) throw new ScriptError(line, `“${script.slice(at, at + 12)}” is not understood`);
    const [whole, , name, text, number, sign] = match;
    if (name !== undefined) tokens.push({ kind: 'name', value: name, line });
    else if (text !== undefined) tokens.push({ kind: 'text', value: unescaped(text.slice(1, -1)), line });
    else if (number !== undefined) tokens.push({ kind: 'number', value: number, line });
    else if (sign !== undefined) tokens.push({ kind: 'sign', value: sign, line });
    for (const sign of whole) if (sign === '\n') line += 1;
    at += whole.length;
  }
  tokens.push({ kind: 'end', value: '', line });
  return tokens;
}

function unescaped(text: string): string {
  return text.replace(/\\u([0-9a-fA-F]{4})|\\(.)/g, (_, hex: string | undefined, sign: string | undefined) =>
    hex === undefined ? (sign ?? '') : String.fromCharCode(Number.parseInt(hex, 16)),
  );
}
