/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from 'playwright-core';
import { chromiumArguments, findChromium } from '../e2e/chromium.ts';
import { type DemonstrationServer, demonstrationMaster } from '../e2e/demonstration-server.ts';
import { prepareJourney } from '../e2e/journey.ts';
import { systemManifests } from '../systems/index.ts';
import { shotPages } from './shots/pages.ts';

/**
 * Takes a picture of every page (截图): `npm run shots [-- --only plan --quick]`. Pictures land in `shots/`, named
 * `<page>-<language>-<look>-<width>.png`; `--quick` takes Chinese and light at 1440 px only, `--master <folder>` keeps the
 * demonstration for the next time.
 */
const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    master: { type: 'string' },
    quick: { type: 'boolean', default: false },
  },
});
const folder = join(import.meta.dirname, '../shots');

const widths = values.quick ? [1440] : [375, 1440, 1920];
const languages = values.quick ? (['zh'] as const) : (['zh', 'en'] as const);
const looks = values.quick ? (['light'] as const) : (['light', 'dark'] as const);

async function picture(page: Page, address: string, file: string): Promise<void> {
  await page.goto(address, { waitUntil: 'networkidle' });
  await page.waitForTimeout(400);
  const shell = await page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth + 1);
  if (shell) console.warn(`  ! ${file} scrolls sideways`);
  await page.screenshot({ path: join(folder, file), fullPage: false });
}

async function main(browser: Browser, server: DemonstrationServer): Promise<void> {
  const { address } = server;
  const { journey, close } = prepareJourney(browser, server, () => undefined);
  const pages = shotPages.filter((page) => !values.only || page.name.includes(values.only));
  const covered = new Set(shotPages.map((page) => page.pageId));
  for (const manifest of systemManifests) {
    for (const page of manifest.pages) {
      if (!covered.has(`${manifest.id}.${page.id}`) && manifest.state === 'works')
        console.warn(`  ! no shot of ${manifest.id}.${page.id}`);
    }
  }
  for (const username of new Set(pages.map((page) => page.username))) {
    for (const language of languages) {
      for (const look of looks) {
        for (const width of widths) {
          const { page } = await journey.signIn(username, {
            viewport: { width, height: width === 375 ? 812 : width === 1440 ? 900 : 1080 },
            colorScheme: look,
            language: language === 'zh' ? 'zh-CN' : 'en',
          });
          for (const shot of pages.filter((item) => item.username === username)) {
            await picture(
              page,
              `${address}${await shot.path(page)}`,
              `${shot.name}-${language}-${look}-${width}.png`,
            );
          }
          await page.context().close();
        }
      }
    }
  }
  await close();
}

const executablePath = findChromium();
if (!executablePath) {
  console.error('没有找到 Chromium / no Chromium found: apt-get install chromium fonts-noto-cjk');
  process.exit(1);
}
mkdirSync(folder, { recursive: true });
const master = demonstrationMaster(undefined, values.master);
await master.prepare();
const server = await master.start();
const browser = await chromium.launch({ executablePath, args: chromiumArguments });
try {
  await main(browser, server);
} finally {
  await browser.close();
  await server.stop();
  if (!values.master) master.remove();
}
