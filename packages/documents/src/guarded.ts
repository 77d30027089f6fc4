import { Problem } from '@sanyi/kernel';
import type { ReadContext } from './document-text.ts';
import { documentProblems } from './problems.ts';

/** Anything a reader did not foresee means the file is broken; the cause is kept for the log. */
export async function guarded<Result>(context: ReadContext, read: () => Promise<Result>): Promise<Result> {
  try {
    return await read();
  } catch (cause) {
    if (cause instanceof Problem) throw cause;
    const reason = cause instanceof Error ? cause.message.slice(0, 120) : 'unknown';
    throw documentProblems.problem('damaged', { name: context.name, reason }, { cause });
  }
}

/** `guarded` for work whose results come one after the other. */
export async function* guardedEach<Result>(
  context: ReadContext,
  make: () => AsyncGenerator<Result, void, undefined>,
): AsyncGenerator<Result, void, undefined> {
  const results = make();
  try {
    for (;;) {
      const next = await guarded(context, () => results.next());
      if (next.done) return;
      yield next.value;
    }
  } finally {
    await results.return();
  }
}
