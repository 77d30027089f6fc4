import { existsSync } from 'node:fs';
import { join } from 'node:path';

/** Folder of the material beside the checkout (参照材料), which tests compare with when it is there. */
export const shared = join(process.cwd(), '../shared');

/** Whether it is there; its absence is said aloud, never passed over. */
export const present =
  existsSync(join(shared, 'schemes')) && existsSync(join(shared, 'oracles/payment/golden'));
if (!present)
  process.stderr.write('!!! ../shared is absent: grouping is NOT compared with answers made elsewhere !!!\n');
