import type { Platform } from '@sanyi/api';
import type { SealedReader } from '@sanyi/records';

/** Opens a sealed file for some work and closes it whatever becomes of that (用毕即关). */
export async function withReader<Result>(
  platform: Pick<Platform, 'sealed'>,
  sha256: string,
  work: (reader: SealedReader) => Promise<Result>,
): Promise<Result> {
  const reader = await platform.sealed.open(sha256);
  try {
    return await work(reader);
  } finally {
    await reader.close();
  }
}
