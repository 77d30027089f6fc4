/// <reference lib="dom" />
import assert from 'node:assert/strict';
import type { Page } from 'playwright-core';
import type { Journey } from './journey.ts';
import { picture, until } from './means.ts';

export const title = '手机、英文、深色：每一页都不横向滚动，界面上没有剩下的中文';

const HAN = /\p{Script=Han}/u;
/** The name of the other language is written in that language. */
const ALLOWED = new Set(['中文']);

/** What an answer says in Chinese for the product itself: units, departments, and their names as printed. */
const TRANSLATED = new Set(['unit', 'raw', 'norm', 'departments', 'lead', 'coop', 'firstLead', 'targetText']);

/**
 * Every string that the server gave as data (用户数据): titles and sentences of the papers, names of people. Texts that
 * it gave in both languages are words of the product, and so are units and departments: their Chinese is no excuse.
 */
function dataWords(answer: unknown, into: Set<string>): void {
  if (typeof answer === 'string') {
    if (HAN.test(answer)) into.add(answer.replace(/\s+/g, ''));
  } else if (Array.isArray(answer)) for (const one of answer) dataWords(one, into);
  else if (answer !== null && typeof answer === 'object') {
    const entries = Object.entries(answer);
    const both =
      entries.some(([key]) => key === 'zh' || key === 'name') &&
      entries.some(([key]) => key === 'en' || key === 'nameEn');
    for (const [key, value] of entries)
      if (!TRANSLATED.has(key) && (!both || (key !== 'zh' && key !== 'name'))) dataWords(value, into);
  }
}

/** Chinese punctuation that an English sentence, spoken or written, has no use for. */
const CHINESE_SIGNS = /[，。、；：！？（）]/;

interface Said {
  readonly words: string;
  /** A chart cuts its labels to the room it has. */
  readonly cut: boolean;
}

/** What the page says and what it would read aloud, outside of passages that are marked as Chinese. */
function wordsOf(page: Page): Promise<Said[]> {
  return page.evaluate(() => {
    const said: { words: string; cut: boolean }[] = [];
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    while (walker.nextNode()) {
      const parent = walker.currentNode.parentElement;
      if (!parent?.checkVisibility() || parent.closest('[lang="zh-CN"], script, style, noscript')) continue;
      said.push({ words: walker.currentNode.nodeValue ?? '', cut: parent.closest('svg') !== null });
    }
    for (const element of document.querySelectorAll('[aria-label], [title], [placeholder], [alt]')) {
      if (element.closest('[lang="zh-CN"]')) continue;
      for (const name of ['aria-label', 'title', 'placeholder', 'alt'])
        said.push({ words: element.getAttribute(name) ?? '', cut: false });
    }
    return said;
  });
}

/** Chinese words on a page that are no data: what is left when the data is taken away, longest first. */
function chineseOf(said: readonly Said[], data: ReadonlySet<string>): string[] {
  const known = [...data].sort((one, other) => other.length - one.length);
  const left = said.filter(({ words, cut }) => {
    const whole = words.replace(/\s+/g, '');
    if (ALLOWED.has(whole)) return false;
    // A chart's label is a piece of one datum, perhaps with a light before it or a section's number.
    const piece = whole.replace(/[◆●■▲○…]|\.\.\./g, '');
    const pieces = [piece, piece.replace(/^[一二三四五六七八九十]+/, '')];
    if (cut && pieces.some((part) => known.some((one) => one.includes(part)))) return false;
    let rest = whole;
    for (const one of known) if (HAN.test(rest) || CHINESE_SIGNS.test(rest)) rest = rest.replaceAll(one, '');
    return HAN.test(rest) || CHINESE_SIGNS.test(rest);
  });
  return [...new Set(left.map(({ words }) => words))];
}

export async function run({ step, signIn, address }: Journey): Promise<void> {
  const phone = {
    language: 'en',
    viewport: { width: 375, height: 812 },
    colorScheme: 'dark',
    hasTouch: true,
  } as const;
  const { page } = await signIn('zhanglan', phone);
  const data = new Set<string>();
  let reading = 0;
  await page.route('**/api/**', async (route) => {
    reading += 1;
    const answer = await route.fetch();
    if (answer.headers()['content-type']?.includes('json')) dataWords(await answer.json(), data);
    await route.fulfill({ response: answer });
    reading -= 1;
  });
  // From here on every answer is seen, those of the first page too.
  await page.reload();
  const left = new Map<string, string[]>();
  const look = async (name: string) => {
    // At rest: nothing is being read any more and nothing slides.
    await until(
      `${name} is at rest`,
      async () =>
        reading === 0 &&
        (await page.evaluate(
          () =>
            document.querySelector('main h1') !== null &&
            document.querySelector('.ant-skeleton, .ant-spin-spinning') === null &&
            document.getAnimations().every(({ playState }) => playState !== 'running'),
        )),
    );
    const { wide, room } = await page.evaluate(() => ({
      wide: document.documentElement.scrollWidth,
      room: innerWidth,
    }));
    assert.ok(wide <= room, `${name} is ${wide} px wide on a screen of ${room} px`);
    const chinese = chineseOf(await wordsOf(page), data);
    if (chinese.length > 0) left.set(name, chinese);
    await picture(page, `phone-${name}`);
  };
  const menu = async (words: string) => {
    await page.getByRole('button', { name: /menu/i }).click();
    await page.getByRole('navigation').getByRole('link', { name: words, exact: true }).click();
    await page.getByRole('main').getByRole('heading', { level: 1, name: words }).waitFor();
  };

  await step('假如 医改办在手机上用英文和深色登录', async () => {
    await look('home');
    const dark = await page.evaluate(() => getComputedStyle(document.body).backgroundColor);
    const [red = 255] = /\d+/.exec(dark)?.map(Number) ?? [];
    assert.ok(red < 80, `the page is not dark: ${dark}`);
  });

  await step('当 打开今天要办的事', async () => {
    await page.getByRole('list', { name: 'What needs me now' }).getByRole('link').first().click();
    await page.getByRole('heading', { level: 1, name: /^\d+ / }).waitFor();
    await look('to-do');
  });

  for (const [name, words] of [
    ['plans', 'Plans'],
    ['ledger', 'Task ledger'],
    ['compare', 'Compare plans'],
    ['windows', 'Quarterly reporting'],
    ['reports', 'Reports'],
    ['indicators', 'Indicators'],
    ['systems', 'The whole reform'],
  ] as const) {
    await step(`并且 从菜单打开“${words}”`, async () => {
      await menu(words);
      await look(name);
    });
  }

  await step('当 点开一个数，那么 来源的抽屉占满屏幕，也不横向滚动', async () => {
    await page.goto(`${address}/indicators`);
    await page.getByRole('button', { name: /91\.48/ }).click();
    await page
      .getByRole('dialog')
      .getByText(/7,?026/)
      .first()
      .waitFor();
    await look('figure');
  });

  await step('那么 界面上没有剩下的中文', async () => {
    const report = [...left].map(([name, words]) => `${name}: ${words.join(' | ')}`).join('\n');
    assert.equal(left.size, 0, `Chinese left in English:\n${report}`);
  });
}
