import { existsSync } from 'node:fs';

const PLACES = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/usr/bin/google-chrome-stable',
];

/** Path of a Chromium of this machine, or of the one that SANYI_CHROMIUM names; `null` when there is none. */
export function findChromium(): string | null {
  return (
    [process.env['SANYI_CHROMIUM'], ...PLACES].find((place) => place !== undefined && existsSync(place)) ??
    null
  );
}

/** Where no language is set, Chromium would lose the Chinese names of the files it saves. */
export const chromiumEnvironment = { ...process.env, LC_ALL: 'C.UTF-8' };

/** The browser neither calls home nor needs a sandbox that a container forbids. */
export const chromiumArguments = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];
