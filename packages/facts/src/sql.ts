import { factsProblems } from './problems.ts';

/**
 * The statement with everything that is not code blanked out (语句掩码): strings, quoted names and comments
 * become spaces, so that `;`, `{name:Type}` and key words can be searched for safely. Same length as the input.
 *
 * Refuses what two lexers could read differently: NUL, here-documents (`$`), nested comments, an unclosed quote,
 * and any character outside ASCII that is not inside quotes (the engine accepts typographic quotes as quotes).
 *
 * @throws facts/not-allowed
 */
export function maskSql(sql: string): string {
  let mask = '';
  let at = 0;
  while (at < sql.length) {
    const end = endOfQuiet(sql, at);
    if (end > at) {
      mask += ' '.repeat(end - at);
      at = end;
      continue;
    }
    const char = sql.charAt(at);
    if (char === '$' || char > '\x7e' || char === '\0')
      refuse(`character ${JSON.stringify(char)} outside quotes`);
    mask += char;
    at += 1;
  }
  return mask;
}

/** Where the string, quoted name or comment that starts here ends; `at` itself when it is code. */
function endOfQuiet(sql: string, at: number): number {
  const char = sql.charAt(at);
  const pair = sql.slice(at, at + 2);
  if (char === "'" || char === '"' || char === '`') return endOfQuoted(sql, at, char);
  if (pair === '--' || pair === '# ' || pair === '#!') {
    const end = sql.indexOf('\n', at);
    return end < 0 ? sql.length : end;
  }
  if (pair === '/*') {
    const end = sql.indexOf('*/', at + 2);
    if (end < 0) refuse('comment without end');
    if (sql.slice(at + 2, end).includes('/*')) refuse('comment inside a comment');
    return end + 2;
  }
  return at;
}

function endOfQuoted(sql: string, at: number, quote: string): number {
  for (let next = at + 1; next < sql.length; next += 1) {
    const char = sql.charAt(next);
    if (char === '\0') refuse('NUL inside quotes');
    if (char === '\\') next += 1;
    else if (char === quote) return next + 1;
  }
  return refuse('quote without end');
}

function refuse(reason: string): never {
  throw factsProblems.problem('not-allowed', { reason });
}

/** Splits a script at the `;` outside quotes and comments (拆分语句); empty statements vanish. */
export function splitStatements(sql: string): string[] {
  const mask = maskSql(sql);
  const statements: string[] = [];
  let start = 0;
  for (let at = 0; at <= mask.length; at += 1) {
    if (at < mask.length && mask.charAt(at) !== ';') continue;
    if (mask.slice(start, at).trim()) statements.push(sql.slice(start, at).trim());
    start = at + 1;
  }
  return statements;
}

/** The one statement of a text, without a closing `;` (单条语句). @throws facts/several-statements */
export function singleStatement(sql: string): string {
  const statements = splitStatements(sql);
  const [only] = statements;
  if (statements.length !== 1 || only === undefined) throw factsProblems.problem('several-statements');
  return only;
}

/** A typed place for a value in a statement: `{name:Type}` (参数占位). */
export interface Placeholder {
  readonly name: string;
  readonly type: string;
}

/** The placeholders of a statement, each name once (语句的参数). */
export function placeholdersOf(sql: string): Placeholder[] {
  const mask = maskSql(sql);
  const found = new Map<string, Placeholder>();
  for (const match of mask.matchAll(/\{\s*([A-Za-z_]\w*)\s*:([^{}]*)\}/g)) {
    const name = match[1] ?? '';
    const colon = sql.indexOf(':', match.index);
    const type = sql.slice(colon + 1, match.index + match[0].length - 1).trim();
    const known = found.get(name);
    if (known && known.type !== type) refuse(`parameter ${name} has two types: ${known.type}, ${type}`);
    found.set(name, { name, type });
  }
  return [...found.values()];
}

/** Table functions that reach outside our own tables: files, other servers, programs. */
const OUTSIDE =
  /\b(file\w*|url\w*|s3\w*|gcs|hdfs\w*|azure\w*|executable\w*|remote\w*|cluster\w*|mysql|postgresql|mongodb|redis|sqlite|odbc|jdbc|ytsaurus|input|deltaLake\w*|iceberg\w*|paimon\w*|hudi\w*|python|arrowflight|mergeTree\w*)\s*\(/i;

/**
 * Checks that a statement only reads our own tables (只读检查). A second fence: the engine itself runs every
 * query with `readonly = 1`.
 *
 * @throws facts/not-allowed, facts/several-statements
 */
export function checkReading(sql: string): string {
  const statement = singleStatement(sql);
  const mask = maskSql(statement);
  if (!/^[\s(]*(select|with|explain|show|describe|desc|exists)\b/i.test(mask))
    refuse('not a reading statement');
  const outside = OUTSIDE.exec(mask);
  if (outside) refuse(`${outside[1] ?? ''}() reaches outside our tables`);
  if (/\binto\s+outfile\b/i.test(mask)) refuse('INTO OUTFILE');
  if (/\bdefault\s*\./i.test(mask) || /[`"]default[`"]\s*\./i.test(statement)) refuse('database default');
  return statement;
}

/** A name as the engine quotes it (标识符). Only lower-case letters, digits and `_`. @throws facts/not-allowed */
export function identifier(name: string): string {
  if (!/^[a-z][a-z0-9_]{0,80}$/.test(name)) refuse(`name ${JSON.stringify(name)}`);
  return `\`${name}\``;
}

/** Text as a string literal of the engine (字符串字面量); NUL, quotes and backslashes are escaped. */
export function literal(text: string): string {
  const escaped = text.replace(/[\\'\0\n\r\t]/g, (char) => ESCAPES[char] ?? char);
  return `'${escaped}'`;
}

const ESCAPES: Readonly<Record<string, string>> = {
  '\\': '\\\\',
  "'": "\\'",
  '\0': '\\0',
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
};
