import { readSources, resolvesIn } from '@sanyi/parameters';
import { describe, expect, it } from 'vitest';
import { sourcesText } from '../../parameters/index.ts';
import { systemManifests } from '../index.ts';
import { classifyTask } from './engine/classify-task.ts';
import { orderingPapers } from './engine/ordering-papers.ts';
import { foldText, termIndex } from './engine/term-index.ts';

const sources = readSources(sourcesText);
const papers = [...sources].map(
  ([id, paper]) =>
    [
      id,
      { title: paper.title, docNumber: paper.doc_number, issuedOn: paper.issued_on, clauses: paper.clauses },
    ] as const,
);
const numbered = systemManifests.filter((manifest) => manifest.cluster);

describe('the honest pages of all systems', () => {
  it('has each of K01 to K35 exactly once', () => {
    const expected = Array.from({ length: 35 }, (_, place) => `K${String(place + 1).padStart(2, '0')}`);
    expect(numbered.map((manifest) => manifest.cluster ?? '').toSorted()).toEqual(expected);
    expect(new Set(systemManifests.map((manifest) => manifest.id)).size).toBe(systemManifests.length);
  });

  it.each(numbered.map((manifest) => [manifest.id, manifest] as const))(
    '%s names the clauses that order it, and words to know its tasks by',
    (_, manifest) => {
      expect(manifest.sources.filter((source) => !resolvesIn(sources, source))).toEqual([]);
      const ordered = orderingPapers(manifest.sources, papers);
      expect(ordered.flatMap((paper) => paper.clauses)).toHaveLength(new Set(manifest.sources).size);
      expect(ordered.length).toBeGreaterThan(0);
      expect(manifest.terms.length).toBeGreaterThanOrEqual(5);
      expect(manifest.terms.map(foldText)).toHaveLength(new Set(manifest.terms.map(foldText)).size);
      if (manifest.state === 'tracked') expect(manifest.scope?.en).toContain('nothing is computed');
    },
  );

  it.each([
    ['推广家庭医生签约服务', '为辖区老人提供上门随访。', 'family-doctor'],
    ['深化按病种分值付费', '完善病案首页质量检查。', 'payment'],
    ['常态化推进带量采购', '中选药品优先配备使用，按月公布完成率。', 'procurement'],
    ['改进急救服务', '新建两座急救站，缩短救护车反应时间。', 'ambulance'],
    ['打击欺诈骗保', '开展飞行检查，移交问题线索。', 'supervision'],
    ['发展互联网医院', '复诊患者可在线续方。', 'internet-care'],
    ['完善长期护理保险', '统一失能评估标准。', 'long-term-care'],
    ['实行每季督查通报', '年底进行总结评估。', 'monitoring'],
  ])('knows where “%s” belongs', (title, text, systemId) => {
    expect(classifyTask({ title, text }, termIndex(systemManifests))[0]?.systemId).toBe(systemId);
  });
});
