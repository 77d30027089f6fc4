import type { Platform } from '@sanyi/api';
import type { LocalText } from '@sanyi/kernel';
import { computeRegion } from '../jobs/compute.ts';

/** Region of the demonstration's data. */
const REGION = '/yunzhou/qinghe/';

/** Computes the demonstration's indicators (演示计算指标), when its data lie there. */
export async function seedComputed(
  platform: Platform,
  tell: (text: LocalText) => void = () => undefined,
): Promise<void> {
  if (!platform.facts) return;
  await computeRegion(platform, {
    scopePath: REGION,
    askedByName: '张岚',
    full: true,
    signal: new AbortController().signal,
    tell: (done, total) =>
      tell({ zh: `计算指标 ${done}/${total}`, en: `Computing indicators ${done}/${total}` }),
  });
}
