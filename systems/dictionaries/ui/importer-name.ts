/** Who imported (导入人), where it was the product itself in words. */
export function importerName(
  name: string,
  text: { readonly bySystem: string; readonly byCommand: string },
): string {
  if (name === 'demonstration') return text.bySystem;
  return name === 'command line' ? text.byCommand : name;
}
