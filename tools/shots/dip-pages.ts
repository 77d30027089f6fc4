import type { Page } from 'playwright-core';
import type { ShotPage } from './pages.ts';

const username = 'zhanglan';

interface Case {
  readonly institution: string;
  readonly encounter: string;
  readonly group: string;
  readonly day: string;
}

async function casesOf(page: Page): Promise<readonly Case[]> {
  const answer = await page.request.get(new URL('/api/dip/cases?kind=core', page.url()).href);
  return ((await answer.json()) as { cases: readonly Case[] }).cases;
}

/** A statement of the month of the dearest case: it has that case and others of the month, and some with other points. */
async function statementOf(page: Page): Promise<number> {
  const cases = await casesOf(page);
  const month = cases[0]?.day.slice(0, 7) ?? '';
  const rows = cases
    .filter(({ day }) => day.startsWith(month))
    .map(
      ({ institution, encounter, group }, place) =>
        `${institution},${encounter},${group},${800 + place * 50}`,
    );
  const made = await page.request.post(new URL('/api/dip/statements', page.url()).href, {
    headers: { 'X-Sanyi-Request': '1' },
    multipart: {
      month,
      pointValue: '9.3135',
      file: {
        name: '结算单.csv',
        mimeType: 'text/csv',
        buffer: Buffer.from(`机构编码,就诊ID,病种编码,结算分值\n${rows.join('\n')}\n`),
      },
    },
  });
  return ((await made.json()) as { statementNo: number }).statementNo;
}

const catalogue = (name: string, query: string): ShotPage => ({
  name,
  pageId: 'dip.catalogue',
  username,
  path: () => `/dip/catalogues/2${query}`,
});

/** Pages of the points by disease. */
export const dipPages: readonly ShotPage[] = [
  { name: 'dip', pageId: 'dip.groups', username, path: () => '/dip' },
  { name: 'dip-group', pageId: 'dip.group', username, path: () => '/dip/groups/J18.9' },
  { name: 'dip-cases', pageId: 'dip.cases', username, path: () => '/dip/cases' },
  {
    name: 'dip-case',
    pageId: 'dip.case',
    username,
    path: async (page) => {
      const [first] = await casesOf(page);
      return `/dip/cases/${first?.institution}/${first?.encounter}`;
    },
  },
  { name: 'dip-catalogues', pageId: 'dip.catalogues', username, path: () => '/dip/catalogues' },
  catalogue('dip-catalogue', ''),
  catalogue('dip-experts', '?sure=no'),
  catalogue('dip-certainty', '?tab=certainty'),
  catalogue('dip-structure', '?tab=structure'),
  catalogue('dip-changes', '?tab=changes'),
  catalogue('dip-account', '?tab=account'),
  { name: 'dip-statements', pageId: 'dip.statements', username, path: () => '/dip/statements' },
  {
    name: 'dip-statement',
    pageId: 'dip.statement',
    username,
    path: async (page) => `/dip/statements/${await statementOf(page)}`,
  },
];
