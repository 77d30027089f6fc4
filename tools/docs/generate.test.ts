import { describe, expect, it } from 'vitest';
import { systemManifests } from '../../systems/index.ts';
import { checkout, said } from '../testing/checkout.ts';
import { checkPages, generatedPages } from './generate.ts';
import { glossaryEntries } from './glossary.ts';
import { table } from './markdown.ts';

const register = `paper:
  title: 甲方案
  doc_number: 甲〔2020〕1号
  issuer: [甲区]
  issued_on: '2020-01-01'
  region: 甲区
  level: district
  clauses: [一, 二1]
`;
const [plan] = systemManifests;
const manifests = plan ? [{ ...plan, sources: ['paper#二1'] }] : [];
const settings = [{ environment: 'SANYI_PORT', fallback: '', description: { zh: '端口', en: 'Port' } }];

describe('generated pages', () => {
  const tree = () =>
    checkout({ 'parameters/sources.yaml': register, 'docs/reference/old.md': 'x', 'GLOSSARY.md': 'stale' });

  it('derives every page from manifests, parameters, problems and settings', () => {
    const pages = generatedPages(tree(), { manifests, settings });
    expect([...pages.keys()]).toContain('docs/reference/systems/plan.md');
    expect(pages.get('docs/reference/systems/plan.md')).toContain('| 甲〔2020〕1号 | 甲方案 | 二1 |');
    expect(pages.get('docs/reference/seed-coverage.md')).toContain(
      '| 二1 | [plan](systems/plan.md) **works** | `/systems/plan` |',
    );
    expect(pages.get('docs/reference/seed-coverage.md')).toContain('general duties): 一');
    expect(pages.get('docs/reference/config.md')).toContain('| `SANYI_PORT` | (empty) | 端口<br>Port |');
    for (const [file, text] of pages) expect([file, text.endsWith('\n')]).toEqual([file, true]);
  });

  it('finds pages that are missing, stale or left over', () => {
    const checked = tree();
    const findings = said(checkPages(checked, generatedPages(checked, { manifests, settings })));
    expect(findings).toContain('docs/reference/routes.md is missing');
    expect(findings).toContain('GLOSSARY.md is not up to date');
    expect(findings).toContain('docs/reference/old.md belongs to nothing any more');
  });

  it('takes terms from docstrings, with the Chinese word out of the sentence', () => {
    const checked = checkout({
      'systems/fund/engine/a.ts':
        '/** Point value (点值): money per point. More here. */\nexport function pointValue() {}',
    });
    expect(glossaryEntries(checked, []).find((entry) => entry.where.includes('a.ts'))).toEqual({
      zh: '点值',
      code: 'pointValue',
      en: 'Point value: money per point.',
      where: '`systems/fund/engine/a.ts`',
    });
  });

  it('keeps a table whole', () => {
    expect(table(['a'], [['x | y\nz']])).toBe('| a |\n| --- |\n| x \\| y z |\n');
  });
});
