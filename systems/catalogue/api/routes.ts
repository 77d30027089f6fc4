import { type Platform, route } from '@sanyi/api';
import { mayAccess, type SystemManifest, type Viewer } from '@sanyi/kernel';
import { readSources } from '@sanyi/parameters';
import { sourcesText } from '../../../parameters/index.ts';
import { orderingPapers, type PaperFacts } from '../engine/ordering-papers.ts';
import { departmentShares, systemBoard, tallyOf } from '../engine/system-board.ts';
import { termIndex } from '../engine/term-index.ts';
import type { CatalogueTask, IndicatorReader, PlanReader } from '../port.ts';
import { catalogueProblems } from '../problems.ts';
import * as schemas from './schemas.ts';

const papers = [...readSources(sourcesText)].map(([id, document]): readonly [string, PaperFacts] => [
  id,
  {
    title: document.title,
    docNumber: document.doc_number,
    issuedOn: document.issued_on,
    clauses: document.clauses,
  },
]);

export const catalogueRoutes = {
  systems: route({
    response: schemas.systems,
    handle: async ({ platform, viewer }) => {
      const { tasks, plansVisible } = await visibleTasks(platform, viewer);
      const listed = platform.manifests.filter(
        (manifest) => manifest.stage !== 'platform' || manifest.cluster,
      );
      const board = systemBoard(tasks, termIndex(listed));
      return {
        systems: listed.map((manifest) => {
          const ordered = orderingPapers(manifest.sources, papers);
          return {
            ...headOf(manifest),
            clauses: ordered.reduce((sum, paper) => sum + paper.clauses.length, 0),
            papers: ordered.length,
            ...tallyOf(board.bySystem.get(manifest.id) ?? []),
          };
        }),
        plans: new Set(tasks.map((task) => task.planId)).size,
        tasks: tasks.length,
        unassigned: [...board.unassigned],
        plansVisible,
      };
    },
  }),

  system: route({
    params: schemas.systemParams,
    response: schemas.system,
    handle: async ({ platform, viewer, params }) => {
      const manifest = platform.manifests.find((item) => item.id === params.systemId);
      if (!manifest) throw catalogueProblems.problem('no-such-system', { id: params.systemId });
      const { tasks, plansVisible } = await visibleTasks(platform, viewer);
      const board = systemBoard(tasks, termIndex(platform.manifests));
      const assigned = board.bySystem.get(manifest.id) ?? [];
      const targets = assigned.flatMap(({ task }) =>
        task.targets.map((target) => ({ ...target, taskId: task.taskId, taskTitle: task.title })),
      );
      const entered = await enteredValues(
        platform,
        viewer,
        targets.map((target) => target.targetId),
      );
      return {
        system: headOf(manifest),
        papers: orderingPapers(manifest.sources, papers).map((paper) => ({
          ...paper,
          clauses: [...paper.clauses],
        })),
        tasks: assigned.map(({ task, assignment }) => ({
          ...task,
          leads: namesOf(task, 'lead'),
          supports: namesOf(task, 'coop'),
          confidence: assignment.confidence,
          matches: [...assignment.matches],
        })),
        departments: departmentShares(assigned.map(({ task }) => task)),
        targets: targets.map((target) => ({ ...target, entered: entered.get(target.targetId) ?? null })),
        pages: manifest.pages
          .filter((page) => page.nav && mayAccess(platform.manifests, viewer.role, page.access))
          .map(({ path, title }) => ({ path, title })),
        plansVisible,
      };
    },
  }),
};

function headOf({ id, cluster, title, summary, stage, state, scope }: SystemManifest) {
  return { id, cluster: cluster ?? null, title, summary, stage, state, scope: scope ?? null };
}

function namesOf(task: CatalogueTask, role: 'lead' | 'coop'): string[] {
  return task.departments
    .filter((department) => department.role === role)
    .map((department) => department.name);
}

/** Tasks of the plans the viewer may read; a role without that permission sees the systems and their clauses alone. */
async function visibleTasks(platform: Platform, viewer: Viewer) {
  const plansVisible = mayAccess(platform.manifests, viewer.role, 'plan.read');
  const tasks = plansVisible ? await platform.port<PlanReader>('plan').catalogueTasks(viewer) : [];
  return { tasks, plansVisible };
}

async function enteredValues(platform: Platform, viewer: Viewer, targetIds: readonly string[]) {
  if (targetIds.length === 0) return new Map();
  const values = await platform.port<IndicatorReader>('indicators').latestEnteredValues(viewer, targetIds);
  return new Map(values.map(({ targetId, ...value }) => [targetId, value]));
}
