import type { DataFile, FileState } from '../shared/contract.ts';

/** The format of a table whose columns a person assigns. */
export const MAPPED = 'mapped';

const OPEN: readonly FileState[] = ['received', 'checking', 'checked', 'importing', 'failed'];

/** A file that still waits for somebody (未完成的文件). */
export function isOpen(file: DataFile): boolean {
  return OPEN.includes(file.state);
}

/** A file at work now (处理中). */
export function isBusy(file: Pick<DataFile, 'state' | 'jobId'>): boolean {
  return file.jobId !== null || file.state === 'checking' || file.state === 'importing';
}

/**
 * A file that can go in without a question (就绪): recognised, waiting, and not the repetition of another. The usual way
 * sets wrong rows aside and takes nothing twice, so that no decision is taken from anybody.
 */
export function isReady(file: DataFile): boolean {
  return (
    (file.state === 'received' || file.state === 'checked') &&
    file.format !== null &&
    file.format !== MAPPED &&
    file.sameAs === null &&
    !isBusy(file)
  );
}

export type Step = 'recognise' | 'map' | 'preview' | 'check' | 'load';
export const STEPS: readonly Step[] = ['recognise', 'map', 'preview', 'check', 'load'];

/** Where the work on a file stands (所在步骤), when the address does not say. */
export function stepOf(state: FileState): Step {
  switch (state) {
    case 'received':
    case 'failed':
      return 'recognise';
    case 'checking':
    case 'checked':
      return 'check';
    case 'importing':
    case 'current':
    case 'superseded':
    case 'undone':
    case 'refused':
      return 'load';
  }
}

export function isStep(text: string | undefined): text is Step {
  return STEPS.some((step) => step === text);
}
