import { splice, type Tag, walk, withAttribute } from '../write/edit-xml.ts';

/** The workbook asks to be computed when it is opened (打开时重算): results of formulas that a fill made stale. */
export function recalculated(xml: string): string {
  let calculation: Tag | undefined;
  let before = -1;
  let prefix = '';
  // The schema wants calcPr behind these and before the rest.
  const ahead = new Set(['sheets', 'functionGroups', 'externalReferences', 'definedNames']);
  walk(
    xml,
    (tag) => {
      if (tag.name === 'calcPr') calculation = tag;
      if (tag.name === 'workbook') prefix = /^<([^:\s>]*:)?/.exec(xml.slice(tag.start))?.[1] ?? '';
      if (ahead.has(tag.name) && tag.empty) before = tag.end;
    },
    (name, _start, end) => {
      if (ahead.has(name)) before = end;
    },
  );
  if (calculation) {
    const { start, end } = calculation;
    return splice(xml, [{ start, end, text: withAttribute(xml.slice(start, end), 'fullCalcOnLoad', 1) }]);
  }
  return splice(xml, [{ start: before, end: before, text: `<${prefix}calcPr fullCalcOnLoad="1"/>` }]);
}
