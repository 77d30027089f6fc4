import { performance } from 'node:perf_hooks';
import { setImmediate as nextTurn } from 'node:timers/promises';
import type { SealedReader } from '@sanyi/records';
import type { Mapped, Mapping, MappingContext } from '../engine/contract.ts';
import { startMapping } from '../engine/index.ts';
import { bytePiecesOf } from './byte-pieces.ts';
import { piecesOf } from './pieces.ts';
import type { Resolved } from './resolve.ts';

/** How long a mapping may hold up everybody else in this process. */
const TURN_MILLISECONDS = 12;
/** Text that is mapped at once; a piece of this size is mapped well within a turn. */
const SLICE = 64 * 1024;

export interface FileMapping {
  readonly reader: SealedReader;
  readonly name: string;
  readonly resolved: Resolved;
  readonly context: MappingContext;
  readonly signal: AbortSignal;
  /** Gets what each slice became, in order, and how much of the file (0 to 1) has been read. */
  readonly onMapped: (mapped: Mapped, share: number) => Promise<void> | void;
}

/** Runs a mapping over a whole sealed file (映射整个文件) without ever holding up the process for long. */
export async function mapFile(work: FileMapping): Promise<Mapping> {
  const { reader, name, resolved, context, signal, onMapped } = work;
  const mapping = startMapping(resolved.recognition, context, resolved.chosen ?? undefined);
  let turn = performance.now();
  const breathe = async () => {
    if (performance.now() - turn < TURN_MILLISECONDS) return;
    await nextTurn();
    signal.throwIfAborted();
    turn = performance.now();
  };
  if (mapping.bytes) {
    for await (const { bytes, done } of bytePiecesOf(reader, name, resolved.recognition)) {
      signal.throwIfAborted();
      for (let at = 0, to = 0; at < bytes.length; at = to) {
        to = characterEnd(bytes, at + SLICE);
        await onMapped(mapping.bytes(bytes.subarray(at, to)), done / reader.bytes);
        await breathe();
      }
    }
    await onMapped(mapping.end(), 1);
    return mapping;
  }
  for await (const piece of piecesOf(reader, name, resolved.recognition)) {
    signal.throwIfAborted();
    const share = piece.done / reader.bytes;
    if (piece.batch) await onMapped(mapping.rows(piece.batch), share);
    for (let at = 0; at < piece.text.length; at += SLICE) {
      await onMapped(mapping.text(piece.text.slice(at, at + SLICE)), share);
      await breathe();
    }
    await breathe();
  }
  await onMapped(mapping.end(), 1);
  return mapping;
}

/** The first place from `at` on where a character ends, or the end. */
function characterEnd(bytes: Uint8Array, at: number): number {
  let to = Math.min(bytes.length, at);
  while (to < bytes.length && ((bytes[to] as number) & 0xc0) === 0x80) to += 1;
  return to;
}
