import { cellOf } from '../read/cells.ts';
import type { Json } from '../read/json.ts';

/** A JSON object as a map (JSON 对象). */
export type JsonObject = Map<string, Json>;

/** Text of a scalar that means something, `''` for none (JSON 取文本). */
export function textOf(value: Json | undefined): string {
  if (typeof value === 'string') return cellOf(value);
  if (typeof value === 'boolean') return value ? 'true' : 'false';
  return '';
}

/** The object, null where it is none. */
export function objectOf(value: Json | undefined): JsonObject | null {
  return value instanceof Map ? value : null;
}

/** The objects of a list; an object that stands alone is a list of one (JSON 对象列表). */
export function objectsOf(value: Json | undefined): readonly JsonObject[] {
  if (value instanceof Map) return [value];
  return Array.isArray(value) ? value.filter((item): item is JsonObject => item instanceof Map) : [];
}

/** Follows keys into an object (JSON 路径). */
export function pick(value: Json | undefined, ...path: readonly string[]): Json | undefined {
  let here = value;
  for (const key of path) {
    const list = Array.isArray(here) ? here[0] : here;
    here = list instanceof Map ? list.get(key) : undefined;
  }
  return here;
}
