import type { Light } from '@sanyi/kernel';
import { StateMark, useText } from '@sanyi/ui';
import { sharedWords } from '../../text/shared-words.ts';
import type { FileState } from './contract.ts';

const LIGHTS: Readonly<Record<FileState, Light>> = {
  received: 'yellow',
  checking: 'ongoing',
  checked: 'yellow',
  importing: 'ongoing',
  current: 'green',
  superseded: 'grey',
  undone: 'grey',
  refused: 'red',
  failed: 'red',
};

/** The state of a file (文件状态): shape, colour and word. */
export function FileStateMark({ state }: { state: FileState }) {
  const text = useText(sharedWords);
  return <StateMark light={LIGHTS[state]} word={text[state]} />;
}
