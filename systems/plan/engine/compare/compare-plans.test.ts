import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import clearwater2025 from '../../seed/example/clearwater-2025.txt?raw';
import clearwater2026 from '../../seed/example/clearwater-2026.txt?raw';
import yunzhou2026 from '../../seed/example/yunzhou-2026.txt?raw';
import type { ComparableTask } from './comparable.ts';
import { comparableTasks } from './comparable-tasks.ts';
import { type ComparedPair, comparePlans } from './compare-plans.ts';

const byText = (a: string | undefined, b: string | undefined) => ((a ?? '') < (b ?? '') ? -1 : 1);
let made = 0;
function task(title: string, text: string, more: Partial<ComparableTask> = {}): ComparableTask {
  made += 1;
  return {
    id: `t${made}`,
    sectionId: 's1',
    sectionTitle: '完善基层服务',
    title,
    text: `${made}.${title}。${text}`,
    departments: [
      { role: 'lead', name: '区卫生健康委', nameEn: 'Health Commission', departmentId: 'health' },
    ],
    targets: [],
    dueOn: null,
    ...more,
  };
}

const rate = (indicator: string, value: string, comparator: 'ge' | 'le' | 'reach' = 'ge') => ({
  id: `target ${value}`,
  indicator,
  comparator,
  value,
  value2: null,
  unit: '%',
  change: null,
  phrase: `${comparator} ${value}%`,
});

function compare(left: readonly ComparableTask[], right: readonly ComparableTask[], yearsApart = 1) {
  return comparePlans(left, right, { mode: 'previous', yearsApart });
}

function only(left: ComparableTask, right: ComparableTask): ComparedPair {
  const { pairs } = compare([left], [right]);
  expect(pairs).toHaveLength(1);
  return pairs[0] as ComparedPair;
}

const SIGNING =
  '健全签约服务激励机制，优先为老年人、孕产妇和慢性病患者提供上门随访，签约居民可预约专家号源。';

describe('classes of a pair', () => {
  it('is unchanged when only the year and the number moved on', () => {
    const pair = only(
      task('优化签约服务', `2025年底前${SIGNING}`, { dueOn: '2025-12-31' }),
      task('优化签约服务', `2026年底前${SIGNING}`, { dueOn: '2026-12-31' }),
    );
    expect(pair).toMatchObject({ class: 'unchanged', dueChange: { change: 'rolled' } });
  });

  it.each([
    ['ge', '75', '80', 'tightened'],
    ['ge', '80', '75', 'loosened'],
    ['le', '5', '4.5', 'tightened'],
    ['le', '4.50', '5', 'loosened'],
  ] as const)('judges %s %s → %s as %s', (comparator, before, after, expected) => {
    const pair = only(
      task('优化签约服务', `${SIGNING}签约率${before}%。`, {
        targets: [rate('重点人群签约率', before, comparator)],
      }),
      task('优化签约服务', `${SIGNING}签约率${after}%。`, {
        targets: [rate('重点人群签约率', after, comparator)],
      }),
    );
    expect(pair.class).toBe(expected);
    expect(pair.targetChanges).toEqual([
      {
        indicator: '重点人群签约率',
        before: `${comparator} ${before}%`,
        after: `${comparator} ${after}%`,
        beforeId: `target ${before}`,
        afterId: `target ${after}`,
        change: expected,
      },
    ]);
  });

  it('knows that a lower mortality is the harder target', () => {
    const pair = only(
      task('保障母婴安全', SIGNING, { targets: [rate('孕产妇死亡率', '8', 'reach')] }),
      task('保障母婴安全', SIGNING, { targets: [rate('孕产妇死亡率', '7', 'reach')] }),
    );
    expect(pair.class).toBe('tightened');
  });

  it('does not compare exact decimals as floats', () => {
    const pair = only(
      task('优化签约服务', SIGNING, { targets: [rate('签约率', '0.30')] }),
      task('优化签约服务', SIGNING, { targets: [rate('签约率', '0.3')] }),
    );
    expect(pair.targetChanges[0]?.change).toBe('same');
  });

  it('tells a moved owner from a renamed body', () => {
    const health = [
      { role: 'lead' as const, name: '区卫生健康委', nameEn: 'Health Commission', departmentId: 'health' },
    ];
    const formerly = [
      {
        role: 'lead' as const,
        name: '区卫生计生委',
        nameEn: 'Health and Family Planning Commission',
        departmentId: 'health-family-planning',
      },
    ];
    const finance = [
      { role: 'lead' as const, name: '区财政局', nameEn: 'Finance Bureau', departmentId: 'finance' },
    ];
    const renamed = only(
      task('优化签约服务', SIGNING, { departments: formerly }),
      task('优化签约服务', SIGNING, { departments: health }),
    );
    expect(renamed.class).toBe('renamed-body');
    expect(renamed.departmentChanges.renamed).toEqual([
      {
        before: { zh: '区卫生计生委', en: 'Health and Family Planning Commission' },
        after: { zh: '区卫生健康委', en: 'Health Commission' },
      },
    ]);
    const moved = only(
      task('优化签约服务', SIGNING, { departments: health }),
      task('优化签约服务', SIGNING, { departments: finance }),
    );
    expect(moved.class).toBe('moved-owner');
    expect(moved.explanation.zh).toContain('牵头单位：区卫生健康委 → 区财政局');
    const joined = only(
      task('优化签约服务', SIGNING, { departments: health }),
      task('优化签约服务', SIGNING, { departments: [...health, ...finance] }),
    );
    expect(joined.classes).not.toContain('moved-owner');
    expect(joined.departmentChanges.added).toEqual([{ zh: '区财政局（牵头）', en: 'Finance Bureau (lead)' }]);
  });

  it('quotes what each side has alone', () => {
    const left = task('优化签约服务', '每季度通报一次签约进展，由社区中心逐户上门。');
    const right = task('优化签约服务', '每月通报一次签约进展，由社区中心逐户上门。');
    const pair = only(left, right);
    const cut = (text: string, spans: readonly (readonly [number, number])[]) =>
      spans.map(([from, to]) => text.slice(from, to));
    expect(pair.class).toBe('reworded');
    expect(cut(left.text, pair.leftOnly)).toContain('季度');
    expect(cut(right.text, pair.rightOnly)).toContain('月');
  });

  it('leaves tasks alone that have nothing in common', () => {
    const { pairs } = compare(
      [task('建设急救站点', '新建急救站点两个，配齐车辆和驾驶员。')],
      [task('公开药品价格', '每周公布集中采购药品的挂网价格。')],
    );
    expect(pairs.map((pair) => pair.class)).toEqual(['new', 'dropped']);
  });

  it('points out a task that became two', () => {
    const whole = task(
      '建设急救站点和培训急救员',
      '新建急救站点两个并配齐车辆，同时培训急救员三百名、考核合格后持证上岗。',
    );
    const first = task('建设急救站点', '新建急救站点两个并配齐车辆，同时改造老站点。');
    const second = task(
      '培训急救员',
      '培训急救员三百名、考核合格后持证上岗，同时新建急救站点两个的人员先行培训。',
    );
    const { hints } = compare([whole], [first, second]);
    expect(hints).toMatchObject([{ kind: 'split', leftIds: [whole.id] }]);
    expect([...(hints[0]?.rightIds ?? [])].toSorted(byText)).toEqual([first.id, second.id].toSorted(byText));
  });
});

describe('the example papers', () => {
  const [lastYear, thisYear, city] = [
    comparableTasks(clearwater2025),
    comparableTasks(clearwater2026),
    comparableTasks(yunzhou2026),
  ];
  const classOf = (pairs: readonly ComparedPair[], title: string) =>
    pairs.find((pair) => pair.right?.title === title)?.class;

  it('finds what this year changed against last year', () => {
    const { pairs } = compare(lastYear, thisYear);
    expect(classOf(pairs, '提升家庭医生签约服务质量')).toBe('tightened');
    expect(classOf(pairs, '深化公立医院薪酬制度改革')).toBe('moved-owner');
    expect(classOf(pairs, '稳步实施长期护理保险')).toBe('new');
    expect(
      pairs
        .filter((pair) => pair.class === 'dropped')
        .map((pair) => pair.left?.title)
        .toSorted(byText),
    ).toEqual(['促进社会办医规范发展', '加强发热门诊规范化建设', '组建区域医疗联合体'].toSorted(byText));
  });

  it('finds the clauses of the paper above that nothing here answers', () => {
    const { pairs } = comparePlans(city, thisYear, { mode: 'parent', yearsApart: 0 });
    const unanswered = pairs.filter((pair) => pair.class === 'dropped').map((pair) => pair.left?.title);
    expect(unanswered).toContain('保障临床用血安全');
    expect(unanswered).toContain('加强职业病防治');
    expect(unanswered).not.toContain('提升家庭医生签约服务质效');
  });
});

describe('laws', () => {
  const words = [
    '签约',
    '急救',
    '站点',
    '医保',
    '基金',
    '监管',
    '药品',
    '采购',
    '质量',
    '培训',
    '互认',
    '康复',
    '床位',
    '老年',
    '评估',
  ];
  const someTask = fc
    .record({
      seed: fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 12 }),
      value: fc.option(fc.integer({ min: 1, max: 99 })),
      department: fc.constantFrom('health', 'finance', 'healthcare-security'),
      due: fc.constantFrom(null, '2025-12-31', '2026-12-31'),
    })
    .map(({ seed, value, department, due }) =>
      task(seed.slice(0, 2).join(''), `${seed.join('')}。`, {
        departments: [{ role: 'lead', name: department, nameEn: department, departmentId: department }],
        targets: value === null ? [] : [rate(`${seed[0]}率`, String(value))],
        dueOn: due,
      }),
    );
  const plans = fc.tuple(fc.array(someTask, { maxLength: 12 }), fc.array(someTask, { maxLength: 12 }));

  it('accounts for every task of both sides exactly once', () => {
    fc.assert(
      fc.property(plans, fc.constantFrom('previous' as const, 'parent' as const), ([left, right], mode) => {
        const { pairs } = comparePlans(left, right, { mode, yearsApart: 1 });
        const ids = (side: 'left' | 'right') =>
          pairs.flatMap((pair) => pair[side]?.id ?? []).toSorted(byText);
        expect(ids('left')).toEqual(left.map(({ id }) => id).toSorted(byText));
        expect(ids('right')).toEqual(right.map(({ id }) => id).toSorted(byText));
      }),
      { numRuns: 300 },
    );
  });

  it('finds the same unchanged pairs whichever side stands left', () => {
    const unchanged = (pairs: readonly ComparedPair[], swap: boolean) =>
      pairs
        .filter((pair) => pair.class === 'unchanged')
        .map((pair) => (swap ? `${pair.right?.id} ${pair.left?.id}` : `${pair.left?.id} ${pair.right?.id}`))
        .toSorted(byText);
    fc.assert(
      fc.property(plans, ([left, right]) => {
        expect(unchanged(compare(right, left, -1).pairs, true)).toEqual(
          unchanged(compare(left, right, 1).pairs, false),
        );
      }),
      { numRuns: 300 },
    );
  });

  it('finds a plan unchanged against itself', () => {
    const { pairs } = compare(comparableTasks(clearwater2026), comparableTasks(clearwater2026), 0);
    expect(new Set(pairs.map((pair) => pair.class))).toEqual(new Set(['unchanged']));
  });
});
