import { readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { chromium } from 'playwright-core';
import { chromiumArguments, chromiumEnvironment, findChromium } from './chromium.ts';
import { type DemonstrationMaster, demonstrationMaster } from './demonstration-server.ts';
import { JOURNEY_DAY, type JourneyFile, prepareJourney } from './journey.ts';

const { values } = parseArgs({
  options: {
    report: { type: 'string' },
    only: { type: 'string' },
    /** A folder for the demonstration that every journey gets a copy of. */
    master: { type: 'string' },
    /** Only lays that demonstration down, for a later run. */
    prepare: { type: 'boolean', default: false },
  },
});
/** Journeys that take longest go first: begun last, one of them would run on alone at the end. */
const LONGEST = ['supervision', 'quarter', 'data', 'morning', 'plan'];
const place = (name: string) => {
  const found = LONGEST.indexOf(name.replace('.journey.ts', ''));
  return found < 0 ? LONGEST.length : found;
};
const files = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.journey.ts') && (!values.only || name.includes(values.only)))
  .sort((one, other) => place(one) - place(other) || (one < other ? -1 : 1));
/** A journey waits more than it works: its browser for its server, its server for its stores. */
const SIDE_BY_SIDE = 3;
const totals = { passed: 0, failed: 0, skipped: 0 };

/** Every journey gets a demonstration of its own, so that none depends on what another left behind. */
async function runJourney(name: string, executablePath: string, master: DemonstrationMaster): Promise<void> {
  const file = (await import(join(import.meta.dirname, name))) as JourneyFile;
  const lines = [`  ${file.title}`];
  const server = await master.start();
  const browser = await chromium.launch({
    executablePath,
    args: chromiumArguments,
    env: chromiumEnvironment,
  });
  const { journey, close } = prepareJourney(browser, server, (line) => lines.push(line), JOURNEY_DAY);
  try {
    await file.run(journey);
    await close();
    totals.passed += 1;
  } catch (error) {
    lines.push(error instanceof Error ? (error.stack ?? String(error)) : String(error));
    totals.failed += 1;
  } finally {
    await browser.close();
    await server.stop();
    // Whole, because another journey is under way beside it.
    console.log(lines.join('\n'));
  }
}

const executablePath = findChromium();
if (!executablePath) {
  totals.skipped = files.length;
  console.warn(
    `\n!!! 没有找到 Chromium，${files.length} 个浏览器流程未运行 / no Chromium found, ${files.length} journeys did NOT run`,
  );
  console.warn(
    '!!! Debian: apt-get install chromium fonts-noto-cjk；或用 SANYI_CHROMIUM 指定 / or name one with SANYI_CHROMIUM\n',
  );
} else if (values.prepare) {
  await demonstrationMaster(JOURNEY_DAY, values.master).prepare();
} else {
  const master = demonstrationMaster(JOURNEY_DAY, values.master);
  try {
    await master.prepare();
    const waiting = files.values();
    const walk = async () => {
      for (const name of waiting) await runJourney(name, executablePath, master);
    };
    await Promise.all(Array.from({ length: SIDE_BY_SIDE }, walk));
  } finally {
    master.remove();
  }
}
if (values.report) writeFileSync(values.report, JSON.stringify(totals));
console.log(`  journeys: ${totals.passed} passed, ${totals.failed} failed, ${totals.skipped} skipped`);
process.exitCode = totals.failed > 0 ? 1 : 0;
