import { route } from '@sanyi/api';
import { mayAccess, type SystemManifest } from '@sanyi/kernel';
import { readSources } from '@sanyi/parameters';
import { sourcesText } from '../../../parameters/index.ts';
import { orderingPapers, type PaperFacts } from '../engine/ordering-papers.ts';
import { departmentShares, looseTargets, systemBoard, tallyOf } from '../engine/system-board.ts';
import { termIndex } from '../engine/term-index.ts';
import { catalogueProblems } from '../problems.ts';
import { enteredValues, loadedPlans } from './loaded-plans.ts';
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

/** Systems of the reform: all but the platform's own. */
function reformSystems(manifests: readonly SystemManifest[]): readonly SystemManifest[] {
  return manifests.filter((manifest) => manifest.cluster !== undefined || manifest.stage !== 'platform');
}

export const catalogueRoutes = {
  systems: route({
    response: schemas.systems,
    handle: async ({ platform, viewer, transact }) => {
      const plans = await loadedPlans(platform, viewer, transact);
      const listed = reformSystems(platform.manifests);
      const index = termIndex(listed);
      const board = systemBoard(plans.tasks, index);
      const loose = looseTargets(plans.loose, index);
      return {
        systems: listed.map((manifest) => {
          const ordered = orderingPapers(manifest.sources, papers);
          const { tasks, targets } = tallyOf(board.bySystem.get(manifest.id) ?? []);
          return {
            ...headOf(manifest),
            clauses: ordered.reduce((sum, paper) => sum + paper.clauses.length, 0),
            papers: ordered.length,
            tasks,
            targets: targets + (loose.get(manifest.id)?.length ?? 0),
          };
        }),
        plans: plans.planIds.length,
        tasks: plans.tasks.length,
        unassigned: board.unassigned.map(({ id, ...task }) => ({ ...task, taskId: id })),
        plansVisible: plans.visible,
      };
    },
  }),

  system: route({
    params: schemas.systemParams,
    response: schemas.system,
    handle: async ({ platform, viewer, params, transact }) => {
      const listed = reformSystems(platform.manifests);
      const manifest = listed.find((item) => item.id === params.systemId);
      if (!manifest) throw catalogueProblems.problem('no-such-system', { id: params.systemId });
      const plans = await loadedPlans(platform, viewer, transact);
      const index = termIndex(listed);
      const assigned = systemBoard(plans.tasks, index).bySystem.get(manifest.id) ?? [];
      const loose = looseTargets(plans.loose, index).get(manifest.id) ?? [];
      const entered = await enteredValues(platform, viewer, plans.planIds, transact);
      const targets = [
        ...assigned.flatMap(({ task }) => task.targets.map((target) => ({ target, task }))),
        ...loose.map((target) => ({ target, task: null })),
      ];
      return {
        system: headOf(manifest),
        papers: orderingPapers(manifest.sources, papers).map((paper) => ({
          ...paper,
          clauses: [...paper.clauses],
        })),
        tasks: assigned.map(({ task, assignment }) => ({
          ...task,
          taskId: task.id,
          leads: namesOf(task.departments, 'lead'),
          supports: namesOf(task.departments, 'coop'),
          confidence: assignment.confidence,
          matches: [...assignment.matches],
        })),
        departments: departmentShares(assigned.map(({ task }) => task)),
        targets: targets.map(({ target, task }) => ({
          targetId: target.id,
          indicator: target.indicator,
          phrase: target.phrase,
          due: target.dueOn,
          href: target.clause?.href ?? task?.href ?? null,
          taskTitle: task?.title ?? null,
          entered: entered.get(target.id) ?? null,
        })),
        pages: manifest.pages
          .filter((page) => page.nav && mayAccess(platform.manifests, viewer.role, page.access))
          .map(({ path, title }) => ({ path, title })),
        plansVisible: plans.visible,
      };
    },
  }),
};

function headOf({ id, cluster, title, summary, stage, state, scope }: SystemManifest) {
  return { id, cluster: cluster ?? null, title, summary, stage, state, scope: scope ?? null };
}

function namesOf(
  departments: readonly { readonly name: string; readonly nameEn: string; readonly role: string }[],
  role: string,
): { zh: string; en: string }[] {
  return departments
    .filter((department) => department.role === role)
    .map(({ name, nameEn }) => ({ zh: name, en: nameEn }));
}
