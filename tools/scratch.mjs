// A folder for everything a test run writes. In memory where the machine offers it: the embedded engines make tens of
// thousands of small files, and creating them is what a disk is slowest at.
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  statfsSync,
} from 'node:fs';
import { freemem, tmpdir } from 'node:os';
import { join } from 'node:path';

const MEMORY = '/dev/shm';
/** A whole run writes less than this. */
const NEEDED_BYTES = 8 * 1024 ** 3;

/** A fresh folder; what a run that was killed left in memory is removed first. */
export function makeScratch(name) {
  const place = hasRoomInMemory() ? MEMORY : tmpdir();
  for (const left of readdirSync(place)) {
    const owner = left.startsWith(`${name}-`) ? /^\d+/.exec(left.slice(name.length + 1))?.[0] : undefined;
    if (owner !== undefined && !existsSync(`/proc/${owner}`))
      rmSync(join(place, left), { recursive: true, force: true });
  }
  const folder = mkdtempSync(join(place, `${name}-${process.pid}-`));
  // PostgreSQL, which runs as a user of its own, makes and removes its folder in here: as open as a folder for scratch is.
  chmodSync(folder, 0o1777);
  return folder;
}

function hasRoomInMemory() {
  if (process.env['TMPDIR'] !== undefined || freemem() < 2 * NEEDED_BYTES) return false;
  try {
    accessSync(MEMORY, constants.W_OK);
    const { bavail, bsize } = statfsSync(MEMORY);
    return bavail * bsize >= NEEDED_BYTES;
  } catch {
    return false;
  }
}
