import { type ChartLook, ChartPanel, useFormat, useNarrow, useText } from '@sanyi/ui';
import { useCallback, useMemo } from 'react';
import { certaintyWords } from '../text/certainty-words.ts';
import { dipWords } from '../text/dip-words.ts';
import { type CatalogueGroup, percentOf } from './contract.ts';

const CATEGORY = 3;
/** Chapters with more than this share of the cases have room for their name. */
const ROOMY = 0.08;

interface Node {
  readonly name: string;
  readonly value: number;
  readonly children?: readonly Node[];
}

const biggest = (one: Node, other: Node) => other.value - one.value;

function branch(name: string, children: readonly Node[]): Node {
  return { name, value: children.reduce((sum, child) => sum + child.value, 0), children };
}

/** Groups by chapter and category (目录结构树), the largest first; groups without cases weigh one. */
export function structureOf(
  groups: readonly CatalogueGroup[],
  nameOf: (group: CatalogueGroup) => string,
): readonly Node[] {
  const chapters = new Map<string, Map<string, Node[]>>();
  for (const group of groups) {
    const category = group.diagnosis.slice(0, CATEGORY);
    const chapter = group.kind === 'pre' ? group.diagnosis : category.slice(0, 1);
    const own = chapters.get(chapter) ?? new Map<string, Node[]>();
    chapters.set(chapter, own);
    own.set(category, [...(own.get(category) ?? []), { name: nameOf(group), value: group.cases ?? 1 }]);
  }
  return [...chapters]
    .map(([chapter, categories]) =>
      branch(
        chapter,
        [...categories].map(([name, leaves]) => branch(name, leaves.toSorted(biggest))).toSorted(biggest),
      ),
    )
    .toSorted(biggest);
}

/** What a catalogue is made of (目录结构): chapters, categories, groups, as large as their cases. */
export function CatalogueStructure({ groups }: { groups: readonly CatalogueGroup[] }) {
  const text = useText(certaintyWords);
  const own = useText(dipWords);
  const format = useFormat();
  const narrow = useNarrow();
  const tree = useMemo(
    () =>
      structureOf(groups, (group) =>
        group.kind === 'composite' && group.careClass
          ? `${own.kindOf(group.kind)} ${own.careOf(group.careClass)}`
          : group.key,
      ),
    [groups, own],
  );
  const option = useCallback(
    (look: ChartLook) => {
      const all = tree.reduce((sum, { value }) => sum + value, 0);
      const most = Math.max(...tree.map(({ value }) => value), 1);
      const shade = (node: Node) => 0.25 + 0.75 * Math.sqrt(node.value / most);
      // Chapters stand in full colour under their names; inside them the shade tells the cases.
      const drawn = (node: Node, chapter: boolean): Record<string, unknown> => ({
        ...node,
        itemStyle: { color: look.series[0], opacity: chapter ? 0.9 : shade(node) },
        ...(chapter ? { label: { color: look.onFill, textBorderWidth: 0 } } : {}),
        ...(node.children ? { children: node.children.map((child) => drawn(child, false)) } : {}),
      });
      return {
        animation: false,
        tooltip: {
          trigger: 'item',
          confine: true,
          formatter: ({
            treePathInfo,
            value,
          }: {
            treePathInfo: readonly { name: string }[];
            value: number;
          }) =>
            `${treePathInfo
              .slice(1)
              .map(({ name }, depth) => (depth === 0 ? text.chapter(name) : name))
              .join(' › ')}<br>${format.quantity(String(value), '例')}`,
        },
        series: [
          {
            type: 'sunburst',
            radius: [36, '96%'],
            sort: null,
            nodeClick: 'rootToNode',
            emphasis: { focus: 'ancestor' },
            itemStyle: { borderColor: look.palette.paper, borderWidth: 1 },
            label: {
              minAngle: 7,
              fontSize: 11,
              color: look.palette.ink,
              textBorderColor: look.palette.paper,
              textBorderWidth: 2,
            },
            levels: [
              {},
              {
                r0: '12%',
                r: '36%',
                label: {
                  rotate: 0,
                  fontSize: 12,
                  lineHeight: 15,
                  fontWeight: 600,
                  formatter: ({ name, value }: { name: string; value: number }) =>
                    !narrow && value > all * ROOMY ? text.chapterLabel(name) : name,
                },
              },
              { r0: '36%', r: '64%', label: { rotate: 'tangential' } },
              { r0: '64%', r: '96%', label: { rotate: 'radial' } },
            ],
            data: tree.map((chapter) => drawn(chapter, true)),
          },
        ],
      };
    },
    [tree, format, text, narrow],
  );
  const [first] = tree;
  const all = tree.reduce((sum, { value }) => sum + value, 0);
  if (!first) return null;
  return (
    <ChartPanel
      finding={text.structureFinding(percentOf(first.value, all), text.chapter(first.name))}
      subtitle={text.tab('structure')}
      option={option}
      height={narrow ? 360 : 560}
      note={text.structureNote}
      table={{
        columns: [text.chapterTitle, text.category, own.group, own.cases],
        rows: tree.flatMap((chapter) =>
          (chapter.children ?? []).flatMap((category) =>
            (category.children ?? []).map((leaf) => [
              text.chapter(chapter.name),
              category.name,
              leaf.name,
              format.decimal(String(leaf.value)),
            ]),
          ),
        ),
      }}
    />
  );
}
