import type { Platform } from '@sanyi/api';
import { setTarget } from '../store/targets.ts';

const REGION = '/yunzhou/qinghe/';
const YEAR = 2025;

/** The demonstration's target (演示控费目标): one for all hospitals of the region. */
export async function seedExpenditure(platform: Platform): Promise<void> {
  await platform.records.asSystem('lay down the demonstration: expenditure', async (tx) => {
    await setTarget(tx, {
      scopePath: REGION,
      institution: '',
      year: YEAR,
      growth: '5.00',
      reason: '演示：全区住院次均费用增幅控制目标。',
      setBy: '张岚',
    });
  });
}
