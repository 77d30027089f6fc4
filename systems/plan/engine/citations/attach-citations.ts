import type { CitedDocument, Task } from '../reading.ts';

/** Notes with each task the documents that it names (任务引用文件); both lists stand in text order. */
export function attachCitations(tasks: readonly Task[], cited: readonly CitedDocument[]): void {
  for (const document of cited) {
    for (const mention of document.mentions) {
      let lo = 0;
      let hi = tasks.length;
      while (lo < hi) {
        const mid = (lo + hi) >> 1;
        if ((tasks[mid]?.span[0] ?? 0) <= mention[0]) lo = mid + 1;
        else hi = mid;
      }
      const task = tasks[lo - 1];
      if (task !== undefined && mention[1] <= task.span[1] && task.cited.at(-1) !== document)
        task.cited.push(document);
    }
  }
}
