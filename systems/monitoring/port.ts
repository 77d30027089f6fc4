import type { Light, LocalText, Viewer } from '@sanyi/kernel';
import type { Tx } from '@sanyi/records';

/** What other systems may ask of monitoring (监测系统的对外接口). */
export interface MonitoringPort {
  /** Present lights of tasks with the gravest reason; tasks that are not visible are absent. */
  lightsFor(
    tx: Tx,
    viewer: Viewer,
    taskIds: readonly string[],
  ): Promise<
    ReadonlyMap<string, { readonly light: Light; readonly reason: LocalText; readonly rule: string | null }>
  >;
}
