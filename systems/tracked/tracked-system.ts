import { defineSystem, type LocalText, type Stage, type SystemManifest } from '@sanyi/kernel';

/** What is written down about a system before it is built. */
export interface TrackedSystem {
  readonly id: string;
  readonly cluster: string;
  readonly stage: Stage;
  readonly title: LocalText;
  readonly summary: LocalText;
  readonly sources: readonly string[];
  readonly terms: readonly string[];
}

/**
 * Declares a system that is followed but not built (跟踪中的系统).
 *
 * Its one page is `/systems/<id>`, which the catalogue draws from this declaration and the loaded plans; when the
 * system is built, its own manifest replaces the file here.
 */
export function trackedSystem(system: TrackedSystem): SystemManifest {
  return defineSystem<SystemManifest>({
    ...system,
    state: 'tracked',
    scope: {
      zh: '目前只跟踪方案中属于它的任务、责任部门、目标和手工填报的指标，不做计算。',
      en: 'Its tasks, departments, targets and figures entered by hand are followed; nothing is computed yet.',
    },
    needs: [],
    offers: false,
    permissions: [],
    pages: [],
    routes: [],
    jobs: [],
    commands: [],
    indicators: [],
    parameters: [],
  });
}
