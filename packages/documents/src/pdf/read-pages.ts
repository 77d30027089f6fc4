import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Worker } from 'node:worker_threads';
import type { Problem } from '@sanyi/kernel';
import { type ReadContext, tooMuch } from '../document-text.ts';
import { documentProblems } from '../problems.ts';
import type { PageMessage } from './pages.ts';
import { waitWorked } from './patience.ts';
import { WORKER_SOURCE } from './worker-source.ts';

type Message =
  | { readonly kind: 'ready' }
  | { readonly kind: 'open'; readonly pages: number }
  | ({ readonly kind: 'page' } & PageMessage)
  | { readonly kind: 'done' }
  | { readonly kind: 'refused'; readonly code: 'inflates-too-much' | 'too-much-content' | 'too-many-pages' }
  | { readonly kind: 'failed'; readonly name: string; readonly message: string };

const MAX_RULES = 3000;
const PAGES_PER_OPENING = 1000;
/** Loading pdf.js itself on a busy machine; the clock for the file starts afterwards. */
const START_UP = 20_000;

/**
 * Reads the pages of a PDF in a thread of its own (分线程读取) and hands them over in order. The thread is stopped as
 * soon as a page or the whole file takes longer than the limits allow, and always before this returns.
 *
 * @throws documents/encrypted, damaged, inflates-too-much, too-much-content, too-slow
 */
export async function readPages(
  bytes: Uint8Array,
  context: ReadContext,
  onPage: (page: PageMessage) => void,
): Promise<void> {
  const { limits, name } = context;
  // A copy: pdf.js takes the buffer over.
  const data = new Uint8Array(bytes);
  const worker = new Worker(WORKER_SOURCE, {
    eval: true,
    workerData: {
      data,
      urls: libraryUrls(),
      limits: {
        ...limits,
        rules: MAX_RULES,
        pages: allowedPages(context, bytes.length),
        pagesPerOpening: PAGES_PER_OPENING,
      },
    },
    transferList: [data.buffer],
    resourceLimits: { maxOldGenerationSizeMb: 256, maxYoungGenerationSizeMb: 32 },
    stdout: true,
    stderr: true,
  });
  const megabytes = bytes.length / 1024 / 1024;
  const forPage = limits.patience + limits.pagePatiencePerMegabyte * megabytes;
  const forFile = limits.patience + limits.filePatiencePerMegabyte * megabytes;
  const awake = () => worker.performance.eventLoopUtilization().active;
  let page = 1;
  let stopPage = () => {};
  let stopFile = () => {};
  try {
    await new Promise<void>((resolve, reject) => {
      const giveUp = () => reject(documentProblems.problem('too-slow', { name, page }));
      stopPage = waitWorked(START_UP, awake, giveUp);
      worker.on('message', (message: Message) => {
        stopPage();
        stopPage = waitWorked(forPage, awake, giveUp);
        if (message.kind === 'ready') stopFile = waitWorked(forFile, awake, giveUp);
        else if (message.kind === 'page') {
          try {
            onPage(message);
          } catch (error) {
            reject(error);
          }
          page = message.number + 1;
        } else if (message.kind === 'done') resolve();
        else if (message.kind === 'refused') reject(refusal(message.code, context, bytes.length));
        else if (message.kind === 'failed') reject(failure(message, context));
      });
      worker.on('error', (error: NodeJS.ErrnoException) => {
        const spent = error.code === 'ERR_WORKER_OUT_OF_MEMORY';
        reject(spent ? refusal('inflates-too-much', context, bytes.length) : failure(error, context));
      });
      worker.on('exit', () => reject(failure({ name: 'Exit', message: 'PDF' }, context)));
    });
  } finally {
    stopPage();
    stopFile();
    worker.removeAllListeners();
    await worker.terminate();
  }
}

function refusal(
  code: 'inflates-too-much' | 'too-much-content' | 'too-many-pages',
  context: ReadContext,
  size: number,
): Problem {
  if (code === 'inflates-too-much')
    return documentProblems.problem(code, { name: context.name, part: 'PDF' });
  if (code === 'too-many-pages') return tooMuch(context, '页数 / pages', allowedPages(context, size));
  return tooMuch(context, '一页的内容 / content of one page', context.limits.pageItems);
}

/** A page needs an object of its own, so a file of some size cannot honestly have more than so many. */
function allowedPages({ limits }: ReadContext, size: number): number {
  return limits.pages + Math.floor((limits.pagesPerMegabyte * size) / (1024 * 1024));
}

function failure(error: { readonly name: string; readonly message: string }, context: ReadContext): Problem {
  if (error.name === 'PasswordException')
    return documentProblems.problem('encrypted', { name: context.name });
  return documentProblems.problem(
    'damaged',
    { name: context.name, reason: error.message.slice(0, 120) },
    { cause: error },
  );
}

/** Where pdf.js lies is asked of module resolution, so it works from source and from a bundle alike. */
function libraryUrls(): Record<'display' | 'worker' | 'cmaps' | 'fonts', string> {
  const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return {
    display: pathToFileURL(join(home, 'legacy/build/pdf.mjs')).href,
    worker: pathToFileURL(join(home, 'legacy/build/pdf.worker.mjs')).href,
    cmaps: join(home, 'cmaps/'),
    fonts: join(home, 'standard_fonts/'),
  };
}
