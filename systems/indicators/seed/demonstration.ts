import type { Platform } from '@sanyi/api';
import type { PlanPort, TargetFacts } from '@sanyi/system-plan/port';
import { STORY_INDICATORS, STORY_LINKS, STORY_VALUES } from '../../../demonstration/story-figures.ts';
import type { StoryIndicator, StoryLink } from '../../../demonstration/story-types.ts';
import type { Definition } from '../engine/definition.ts';
import { getDefinition, insertDefinition } from '../store/definitions.ts';
import { putLink } from '../store/links.ts';
import { insertValue } from '../store/values.ts';

/** Region and plan of the demonstration's story. */
const REGION = '/yunzhou/qinghe/';
const YEAR = 2026;

function definitionOf(story: StoryIndicator): Definition {
  return {
    code: story.id,
    name: story.name,
    definition: {
      zh: `${story.name.zh}：${story.kind === 'level' ? '期末时点数' : '自年初累计'}，由责任部门按季填报。`,
      en: `${story.name.en}: ${story.kind === 'level' ? 'as of the end of the period' : 'since the beginning of the year'}, entered each quarter by its department.`,
    },
    numeratorLabel: story.numerator,
    denominatorLabel: story.denominator,
    factor: String(story.factor) as Definition['factor'],
    unit: story.unit,
    decimals: story.decimals,
    direction: story.direction,
    isShare: story.factor === 100 && story.denominator !== null && !story.id.endsWith('growth'),
    allowsNegative: story.id.endsWith('growth'),
    cumulative: story.kind === 'year-to-date',
    attribute: null,
    sourceSystem: '人工填报（演示）',
    ownerOrganisationId: story.owner,
  };
}

/** Lays down the demonstration's indicators, their values and links (演示指标), after the plans. */
export async function seedIndicators(platform: Platform): Promise<void> {
  const plan = platform.port<PlanPort>('plan');
  await platform.records.asSystem('lay down the demonstration: indicators', async (tx) => {
    const ids = new Map<string, string>();
    for (const story of STORY_INDICATORS)
      ids.set(story.id, await insertDefinition(tx, REGION, definitionOf(story)));
    const people = await tx.selectFrom('platform.account').select(['id', 'username', 'display_zh']).execute();
    for (const value of STORY_VALUES) {
      const person = people.find((item) => item.username === value.enteredBy);
      const indicator = await getDefinition(tx, idOf(ids, value.indicator));
      await insertValue(tx, indicator, {
        // As when a department enters it: a value is its owner's, and only that one counts for targets.
        organisationId: indicator.owner_organisation_id ?? value.organisation,
        period: value.period,
        numerator: value.numerator,
        denominator: value.denominator,
        note: '',
        enteredBy: person?.id ?? null,
        enteredByName: person?.display_zh ?? value.enteredBy,
        enteredAt: `${value.enteredOn}T02:00:00.000Z`,
        approved: approverOf(people, value.enteredBy, value.enteredOn),
      });
    }
    const owner = (await plan.plans(tx)).find((item) => item.scopePath === REGION && item.year === YEAR);
    if (!owner) throw new Error('the demonstration has no plan to link its indicators to');
    const tasks = await plan.tasks(tx, { planId: owner.id });
    for (const link of STORY_LINKS) {
      const task = tasks.find((item) => item.number.replace(/[^0-9]/g, '') === link.task);
      const target = task?.targets.find((item) => speaksOf(item, link));
      if (!target)
        throw new Error(`the demonstration's task ${link.task} has no target ${link.target} ${link.value}`);
      await putLink(tx, {
        targetId: target.id,
        planId: owner.id,
        scopePath: REGION,
        indicatorId: idOf(ids, link.indicator),
        linkedByName: '张岚',
      });
    }
  });
}

/** What a department entered the office approved, what the office entered the inspector. */
function approverOf(
  people: readonly { id: string; username: string; display_zh: string }[],
  enteredBy: string,
  on: string,
) {
  const username = enteredBy === 'zhanglan' ? 'shenqingyue' : 'zhanglan';
  const person = people.find((item) => item.username === username);
  return { by: person?.id ?? null, byName: person?.display_zh ?? username, at: `${on}T08:00:00.000Z` };
}

function speaksOf(target: TargetFacts, link: StoryLink): boolean {
  return Number(target.value) === link.value && (target.clause?.text ?? '').includes(link.target);
}

function idOf(ids: ReadonlyMap<string, string>, code: string): string {
  const id = ids.get(code);
  if (!id) throw new Error(`the demonstration has no indicator ${code}`);
  return id;
}
