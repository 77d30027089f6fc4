/** Lists of a scheme under names (清单命名); lists with the same codes share one name. */
export class ListNames {
  readonly lists: Record<string, readonly string[]> = {};
  /** Content of a list → its name. */
  readonly #known = new Map<string, string>();

  /** The name of a list: the wanted one, unless the same codes have one already or another list has taken it. */
  nameOf(codes: readonly string[], wanted: string): string {
    const content = [...new Set(codes)].sort().join('\n');
    const known = this.#known.get(content);
    if (known !== undefined) return known;
    let name = wanted;
    for (let number = 2; Object.hasOwn(this.lists, name); number += 1) name = `${wanted}.${number}`;
    this.lists[name] = codes;
    this.#known.set(content, name);
    return name;
  }
}
