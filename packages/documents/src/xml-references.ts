const ENTITIES: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** Text with the references of XML resolved (实体引用); undefined where one is of another kind or no character. */
export function resolveReferences(text: string): string | undefined {
  let sound = true;
  const resolved = text.replace(/&([^;&]{0,10});?/g, (whole, name: string) => {
    const character = whole.endsWith(';') ? (ENTITIES.get(name) ?? numbered(name)) : undefined;
    sound &&= character !== undefined;
    return character ?? '';
  });
  return sound ? resolved : undefined;
}

function numbered(name: string): string | undefined {
  const code = /^#x[0-9a-fA-F]+$/.test(name)
    ? Number.parseInt(name.slice(2), 16)
    : /^#\d+$/.test(name)
      ? Number(name.slice(1))
      : 0;
  const surrogate = code >= 0xd800 && code <= 0xdfff;
  return code <= 0 || code > 0x10ffff || surrogate ? undefined : String.fromCodePoint(code);
}
