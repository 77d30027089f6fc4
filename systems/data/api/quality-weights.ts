import type { Platform } from '@sanyi/api';
import type { Viewer } from '@sanyi/kernel';
import type { QualityWeights } from '../engine/index.ts';
import { qualityWeightsAt } from '../parameters/quality-score.ts';

/** The weights of the quality score in force today where the viewer is (现行评分权重). */
export function weightsOf(context: {
  readonly platform: Pick<Platform, 'clock'>;
  readonly viewer: Pick<Viewer, 'scopePath'>;
}): QualityWeights {
  return qualityWeightsAt(context.platform.clock.today(), context.viewer.scopePath).value;
}
