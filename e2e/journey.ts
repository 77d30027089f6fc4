/// <reference lib="dom" />
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import type { DemonstrationServer } from './demonstration-server.ts';

/** The day on which all journeys play: a window of the fourth quarter can be opened on it. */
export const JOURNEY_DAY = '2026-12-09';

const SHOTS = join(import.meta.dirname, '../shots');
/** Nothing takes so long, except on a machine that does ten things at once. */
const PATIENCE_MS = 45_000;
/** The demonstration's one password. */
const PASSWORD = 'sanyi-demo-2026';

export interface Person {
  readonly page: Page;
  /** What went wrong in the browser's own eyes: uncaught errors and refused requests. */
  readonly faults: readonly string[];
}

/** What a journey can do: say a step, and let people sit down at their own browsers. */
export interface Journey {
  readonly address: string;
  /** One sentence of the journey; its name is printed and names the place of a failure. */
  step(sentence: string, act: () => Promise<void>): Promise<void>;
  /** A person signs in, in a browser of their own. */
  signIn(username: string, options?: SignInOptions): Promise<Person>;
  /** The server dies and comes back; browsers stay as they are. */
  crash(): Promise<void>;
}

export interface SignInOptions extends BrowserContextOptions {
  readonly language?: 'zh-CN' | 'en';
}

export interface JourneyFile {
  readonly title: string;
  run(journey: Journey): Promise<void>;
}

/** Characters of a page that the printed account of a failure quotes. */
const QUOTED = 400;

/** What everybody's browser shows at the moment of a failure: pictures in `shots/`, and in words where only a log is left. */
async function showFailure(people: readonly Person[], print: (line: string) => void): Promise<void> {
  mkdirSync(SHOTS, { recursive: true });
  for (const [place, { page }] of people.entries()) {
    if (page.isClosed()) continue;
    await page.screenshot({ path: join(SHOTS, `failed-${place + 1}.png`) });
    const words = (await page.locator('main').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
    const notices = (await page.getByRole('status').allInnerTexts()).join(' ').replace(/\s+/g, ' ');
    print(`      ${place + 1} ${new URL(page.url()).pathname}: ${words.slice(0, QUOTED)} … ${notices}`);
  }
}

/** Lets a page live on another day: time goes on as ever, from that morning. */
function liveOn(morning: number): void {
  const Real = Date;
  const ahead = morning - Real.now();
  globalThis.Date = class extends Real {
    constructor(...given: ConstructorParameters<DateConstructor> | []) {
      if (given.length === 0) super(Real.now() + ahead);
      else super(...given);
    }
    static override now() {
      return Real.now() + ahead;
    }
  } as DateConstructor;
}

/** Makes the journey's means; `close` ends all its browsers. */
export function prepareJourney(
  browser: Browser,
  server: Pick<DemonstrationServer, 'address' | 'crash'>,
  print: (line: string) => void,
  day?: string,
) {
  const { address } = server;
  const closers: (() => Promise<void>)[] = [];
  const people: Person[] = [];
  const journey: Journey = {
    address,
    crash: () => server.crash(),
    async step(sentence, act) {
      try {
        await act();
        print(`    ✓ ${sentence}`);
      } catch (error) {
        print(`    ✗ ${sentence}`);
        await showFailure(people, print);
        throw error;
      }
    },
    async signIn(username, { language = 'zh-CN', ...options } = {}) {
      const context = await browser.newContext({
        locale: 'zh-CN',
        viewport: { width: 1440, height: 900 },
        ...options,
      });
      closers.push(() => context.close());
      context.setDefaultTimeout(PATIENCE_MS);
      await context.addInitScript((chosen) => localStorage.setItem('sanyi.locale', chosen), language);
      if (day !== undefined) await context.addInitScript(liveOn, Date.parse(`${day}T02:00:00.000Z`));
      const page = await context.newPage();
      const faults: string[] = [];
      page.on('pageerror', (error) => faults.push(String(error)));
      page.on('console', (message) => {
        // A refusal that the page shows in words is no fault of the page.
        if (message.type() === 'error' && !message.text().startsWith('Failed to load resource'))
          faults.push(message.text());
      });
      const person: Person = { page, faults };
      people.push(person);
      await page.goto(address);
      await page.getByLabel(/用户名|Username/).fill(username);
      await page.getByLabel(/^密码|^Password/).fill(PASSWORD);
      await page.getByRole('button', { name: /登\s*录|Sign in/ }).click();
      await page.getByRole('navigation').first().waitFor();
      return person;
    },
  };
  const close = async () => {
    for (const closer of closers.toReversed()) await closer();
    const faults = people.flatMap((person) => person.faults);
    if (faults.length > 0) throw new Error(`errors in the browser:\n${faults.join('\n')}`);
  };
  return { journey, close };
}
