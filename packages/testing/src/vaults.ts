import { join } from 'node:path';
import {
  type FileVault,
  type KeyRing,
  keyRing,
  openFileVault,
  openSealedVault,
  type SealedVault,
} from '@sanyi/records';

/** The vaults and keys of a platform under test (测试文件库), below a folder that the test removes; the keys are always the same. */
export async function testVaults(
  folder: string,
): Promise<{ readonly files: FileVault; readonly sealed: SealedVault; readonly keys: KeyRing }> {
  const keys = keyRing(new Map([['00000000', Buffer.alloc(32, 1)]]));
  return {
    files: await openFileVault(join(folder, 'files')),
    sealed: await openSealedVault(join(folder, 'sealed'), keys, 'files'),
    keys,
  };
}
