import type { JobContext } from '@sanyi/records';

/** Tells the tray how far a file is (进度): rows, rows per second, and about how long it still takes. */
export function rowProgress(context: Pick<JobContext, 'progress'>): (rows: number, share: number) => void {
  const began = performance.now();
  let told = 0;
  return (rows, share) => {
    const now = performance.now();
    if (now - told < 500 && share < 1) return;
    told = now;
    const seconds = Math.max((now - began) / 1000, 0.001);
    const rate = Math.round(rows / seconds);
    const left = share > 0.005 ? Math.max(0, Math.round((seconds / share) * (1 - share))) : null;
    const total = share > 0.005 ? Math.max(rows, Math.round(rows / Math.min(share, 1))) : null;
    context.progress({
      done: rows,
      total,
      unit: '行',
      message: {
        zh: `每秒 ${rate} 行${left === null ? '' : `，约还需 ${left} 秒`}`,
        en: `${rate} rows/s${left === null ? '' : `, about ${left} s left`}`,
      },
    });
  };
}
