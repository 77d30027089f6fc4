/** System leftovers that nobody means to send. */
const IGNORED = /^(\.|~\$|thumbs\.db$|desktop\.ini$|__macosx$)/i;

/** A file that is worth sending (可上传的文件): not empty, no leftover of a system. */
export function worthSending(file: File): boolean {
  return file.size > 0 && !IGNORED.test(file.name);
}

function entriesOf(directory: FileSystemDirectoryEntry): Promise<FileSystemEntry[]> {
  const reader = directory.createReader();
  // A reader hands out at most a hundred entries at a time and an empty list at the end.
  const more = (): Promise<FileSystemEntry[]> =>
    new Promise<FileSystemEntry[]>((resolve, reject) => reader.readEntries(resolve, reject)).then(
      async (found) => (found.length === 0 ? [] : [...found, ...(await more())]),
    );
  return more();
}

async function filesBelow(entry: FileSystemEntry): Promise<File[]> {
  if (IGNORED.test(entry.name)) return [];
  if (entry.isFile)
    return [
      await new Promise<File>((resolve, reject) => (entry as FileSystemFileEntry).file(resolve, reject)),
    ];
  const inside = await entriesOf(entry as FileSystemDirectoryEntry);
  const files: File[] = [];
  for (const one of inside.toSorted((a, b) => a.name.localeCompare(b.name, 'zh-CN')))
    files.push(...(await filesBelow(one)));
  return files;
}

/** Everything that was dropped (拖入的文件), folders with all that lies in them. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly File[]> {
  const entries = [...transfer.items].map((item) => item.webkitGetAsEntry?.() ?? null);
  if (!entries.some((entry) => entry?.isDirectory)) return [...transfer.files];
  const files: File[] = [];
  for (const entry of entries) if (entry) files.push(...(await filesBelow(entry)));
  return files;
}
