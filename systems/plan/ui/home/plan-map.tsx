import { lightShapes } from '@sanyi/kernel';
import {
  type ChartLook,
  ChartPanel,
  type ChartPoint,
  type ChartTable,
  Figure,
  lightColour,
  pageHref,
  useGo,
  useNarrow,
  useText,
} from '@sanyi/ui';
import { useCallback } from 'react';
import { homeWords } from '../../text/home-words.ts';
import { type Home, planPage } from '../shared/contract.ts';
import { LIGHT_ORDER, useLightWords } from './light-words.ts';

type Section = Home['sections'][number];

/** Sections that hold tasks themselves, with the number that leads them in the paper. */
const withTasks = (sections: readonly Section[]) => sections.filter(({ tasks }) => tasks.length > 0);
const nameOf = (section: Section) => `${section.number} ${section.title}`.trim();

/** The whole plan as tiles (全局一览): one tile a task, gathered by section, coloured by light; a click opens the task. */
export function PlanMap({ home }: { home: Home }) {
  const text = useText(homeWords);
  const words = useLightWords();
  const narrow = useNarrow();
  const go = useGo();
  const { sections, totals } = home;
  const option = useCallback(
    (look: ChartLook) => ({
      tooltip: {
        trigger: 'item',
        backgroundColor: look.palette.surface,
        borderColor: look.palette.lineStrong,
        textStyle: { color: look.palette.ink, fontSize: 12 },
        confine: true,
        formatter: ({ data }: { data: { name: string; words?: string } }) =>
          data.words === undefined ? escaped(data.name) : `${escaped(data.name)}<br>${escaped(data.words)}`,
      },
      series: [
        {
          type: 'treemap',
          roam: false,
          nodeClick: false,
          breadcrumb: { show: false },
          left: 0,
          right: 0,
          top: 0,
          bottom: 0,
          squareRatio: 1.4,
          visibleMin: 0,
          sort: false,
          label: {
            show: true,
            fontSize: 11,
            lineHeight: 15,
            overflow: 'break',
            color: look.palette.ink,
            padding: 2,
            formatter: ({ data }: { data: { label?: string } }) => data.label ?? '',
          },
          upperLabel: {
            show: true,
            height: 20,
            color: look.palette.inkSoft,
            fontSize: 12,
            overflow: 'truncate',
          },
          itemStyle: {
            borderColor: look.palette.paper,
            borderWidth: 0,
            gapWidth: 2,
            color: look.palette.sunk,
          },
          levels: [
            {
              itemStyle: { gapWidth: 8, borderWidth: 0, color: look.palette.paper },
              upperLabel: { show: false },
            },
            {
              itemStyle: {
                gapWidth: 2,
                borderWidth: 0,
                color: look.palette.paper,
                borderColor: look.palette.paper,
              },
            },
          ],
          data: withTasks(sections).map((section) => ({
            name: nameOf(section),
            value: section.tasks.length,
            upperLabel: { formatter: nameOf(section) },
            children: section.tasks.map((task) => ({
              name: task.title,
              taskId: task.id,
              value: 1,
              words: `${lightShapes[task.light]} ${words[task.light]}`,
              label: {
                formatter: `${lightShapes[task.light]} ${task.title}`,
                color: inkOn(look, task.light),
              },
              itemStyle: {
                color: washOf(look, task.light),
                borderColor: lightColour(look.palette, task.light),
                borderWidth: 1,
              },
            })),
          })),
        },
      ],
    }),
    [sections, words],
  );
  const table: ChartTable = {
    columns: [text.section, text.tasks, text.done, ...LIGHT_ORDER.map((light) => words[light])],
    // Tasks that stand under the heading itself, as the tiles do; counts of a section take in those below it.
    rows: withTasks(sections).map((section) => [
      nameOf(section),
      String(section.tasks.length),
      String(section.tasks.filter(({ workState }) => workState === 'done').length),
      ...LIGHT_ORDER.map((light) => String(section.tasks.filter((task) => task.light === light).length)),
    ]),
  };
  const total = {
    text: String(totals.tasks),
    node: (
      <Figure
        value={{ text: String(totals.tasks), unit: text.unit }}
        source={{ system: 'plan', kind: 'count', id: `${home.planId}~total` }}
        label={text.tasks}
      />
    ),
  };
  const open = (point: ChartPoint) => {
    const { data } = point;
    if (typeof data === 'object' && data !== null && 'taskId' in data && typeof data.taskId === 'string')
      go(pageHref(planPage('task'), { taskId: data.taskId }));
  };
  return (
    <ChartPanel
      finding={text.mapFinding(totals.tasks, totals.done, totals.byLight.red, totals.byLight.yellow)}
      subtitle={text.mapSubtitle}
      option={option}
      height={
        narrow
          ? Math.max(480, Math.ceil(totals.tasks / 3) * 60)
          : Math.max(320, Math.ceil(totals.tasks / 8) * 72)
      }
      table={{
        ...table,
        rows: [
          ...table.rows,
          ['', total, String(totals.done), ...LIGHT_ORDER.map((light) => String(totals.byLight[light]))],
        ],
      }}
      onPoint={open}
      note={LIGHT_ORDER.filter((light) => totals.byLight[light] > 0)
        .map((light) => `${lightShapes[light]} ${words[light]} ${totals.byLight[light]}`)
        .join('　')}
    />
  );
}

function washOf({ palette }: ChartLook, light: (typeof LIGHT_ORDER)[number]): string {
  return {
    red: palette.redWash,
    yellow: palette.amberWash,
    green: palette.greenWash,
    ongoing: palette.primaryWash,
    grey: palette.surface,
  }[light];
}

function inkOn({ palette }: ChartLook, light: (typeof LIGHT_ORDER)[number]): string {
  return {
    red: palette.redInk,
    yellow: palette.amberInk,
    green: palette.greenInk,
    ongoing: palette.primaryInk,
    grey: palette.inkSoft,
  }[light];
}

/** Titles come from papers; in a tooltip they are HTML. */
function escaped(text: string): string {
  return text.replace(
    /[&<>"]/g,
    (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[sign] ?? sign,
  );
}
