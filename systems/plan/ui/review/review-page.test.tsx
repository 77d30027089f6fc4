import { PageHarness, testSession } from '@sanyi/ui/testing';
import { cleanup, fireEvent, render, screen, waitFor, within } from '@testing-library/react';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { ReviewTask } from '../shared/contract.ts';
import { ids, organisations, paper, tree } from './fixture.ts';
import ReviewPage from './review-page.tsx';

interface Asked {
  readonly method: string;
  readonly path: string;
  readonly version: string | undefined;
  readonly body: unknown;
}

/** The contract's answers for one small plan; every change is written down and gives the next version. */
function serve(refuse?: (asked: Asked) => Response | null) {
  const changes: Asked[] = [];
  let tasks: readonly ReviewTask[] = tree.tasks;
  const before = new Map<string, ReadonlyMap<string, ReviewTask>>();
  vi.stubGlobal('fetch', (address: string, init: RequestInit) => {
    const path = address.replace(/^\/api/, '').replace(/\?.*/, '');
    const answer = (body: unknown) => Promise.resolve(new Response(JSON.stringify(body)));
    if (path.endsWith('/tree')) return answer({ ...tree, tasks });
    if (path.endsWith('/paper')) return answer(paper);
    if (path === '/administration/organisations') return answer({ organisations });
    const headers = new Headers(init.headers);
    const asked: Asked = {
      method: init.method ?? 'GET',
      path,
      version: headers.get('If-Match') ?? undefined,
      body: typeof init.body === 'string' ? JSON.parse(init.body) : null,
    };
    changes.push(asked);
    const refused = refuse?.(asked);
    if (refused) return Promise.resolve(refused);
    if (/^\/plan\/steps\/[^/]+\/undo$/.test(path)) {
      tasks = tasks.map((task) => ({ ...(before.get(path.split('/')[3] ?? '')?.get(task.id) ?? task) }));
      return answer({ tasks, gone: [] });
    }
    const [, taskId = '', what = 'correct'] = /^\/plan\/tasks\/([^/]+)(?:\/(\w+))?$/.exec(path) ?? [];
    const state = { accept: 'confirmed', restore: 'proposed', reject: 'rejected' }[what] ?? 'corrected';
    const stepId = `step-${changes.length}`;
    before.set(stepId, new Map(tasks.map((task) => [task.id, task])));
    tasks = tasks.map((task) =>
      task.id === taskId
        ? { ...task, reviewState: state as ReviewTask['reviewState'], stepId, version: task.version + 1 }
        : task,
    );
    return answer(tasks.find(({ id }) => id === taskId) ?? {});
  });
  return changes;
}

async function open(address = `/plan/${ids.plan}/review`) {
  render(
    <PageHarness
      page={ReviewPage}
      path="/plan/$planId/review"
      address={address}
      session={testSession(['plan.read', 'plan.review', 'plan.import'])}
    />,
  );
  await screen.findByText('已核对 0 / 2');
}

const mark = (itemId: string) => {
  const found = document.querySelector(`[data-item="${itemId}"]`);
  if (!found) throw new Error(`no mark ${itemId}`);
  return found;
};
const litTask = () => document.querySelector('.rv-task-open')?.getAttribute('data-row');
const litWords = () =>
  [...document.querySelectorAll('.plan-piece-lit')].map(({ textContent }) => textContent).join('');
const press = (key: string) => fireEvent.keyDown(document.body, { key });

beforeEach(() => localStorage.clear());
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

describe('the two panes', () => {
  it('a mark of the paper lights its task and its item in the breakdown', async () => {
    serve();
    await open();
    fireEvent.click(mark(ids.deadline));
    await waitFor(() => expect(litTask()).toBe(ids.first));
    expect(document.querySelector('.rv-part-lit')?.getAttribute('data-row')).toBe(ids.deadline);
    expect(mark(ids.deadline).classList.contains('plan-mark-lit')).toBe(true);
  });

  it('a task of the breakdown lights its sentence, word for word', async () => {
    serve();
    await open();
    fireEvent.click(screen.getByRole('button', { name: /推进结果互认/ }));
    await waitFor(() => expect(litWords()).toBe(tree.tasks[1]?.text));
  });

  it('j and k walk through the tasks and stop at the ends', async () => {
    serve();
    await open();
    for (const [key, task] of [
      ['j', ids.first],
      ['j', ids.second],
      ['j', ids.second],
      ['k', ids.first],
    ] as const) {
      press(key);
      await waitFor(() => expect(litTask()).toBe(task));
    }
  });

  it('keys are not heard while somebody types', async () => {
    const changes = serve();
    await open(`/plan/${ids.plan}/review?at=${ids.first}`);
    press('e');
    const title = await screen.findByLabelText('任务名称');
    fireEvent.keyDown(title, { key: 'a' });
    expect(changes).toEqual([]);
  });
});

describe('decisions', () => {
  it('a accepts with the version that was seen, goes on to the next, and u takes it back', async () => {
    const changes = serve();
    await open(`/plan/${ids.plan}/review?at=${ids.first}`);
    press('a');
    await screen.findByText('已核对 1 / 2');
    expect(changes[0]).toMatchObject({
      method: 'POST',
      path: `/plan/tasks/${ids.first}/accept`,
      version: '"1"',
    });
    await waitFor(() => expect(litTask()).toBe(ids.second));
    press('u');
    await screen.findByText('已核对 0 / 2');
    expect(changes[1]).toMatchObject({ method: 'POST', path: '/plan/steps/step-1/undo' });
    await waitFor(() => expect(litTask()).toBe(ids.first));
  });

  it('the queue shows the most doubtful first, with the reason in words', async () => {
    serve();
    await open(`/plan/${ids.plan}/review?list=queue`);
    const rows = document.querySelectorAll('.rv-doubt');
    expect(rows[0]?.textContent).toContain('互认项目达到180项');
    expect(rows[0]?.textContent).toContain('数值可能是目标，也可能是说明');
    expect(rows[0]?.textContent).toContain('55%');
    press('j');
    await waitFor(() => expect(litWords()).toContain('互认项目'));
  });

  it('splits at the beginning of a sentence, never inside brackets', async () => {
    const changes = serve();
    await open(`/plan/${ids.plan}/review?at=${ids.first}`);
    press('s');
    const panel = await screen.findByRole('region', { name: '拆分任务' });
    const starts = within(panel).getAllByRole('button', { name: /^从/ });
    expect(starts.map(({ textContent }) => textContent?.slice(0, 6))).toEqual(['从“修订细则', '从“2026']);
    const [, second] = starts;
    if (!second) throw new Error('no second sentence');
    fireEvent.click(second);
    fireEvent.click(within(panel).getByRole('button', { name: '拆成两条' }));
    await waitFor(() => expect(changes).toHaveLength(1));
    expect(changes[0]).toMatchObject({
      path: `/plan/tasks/${ids.first}/split`,
      body: { at: paper.text.indexOf('2026年6月底前'), title: '2026年6月底前印发' },
    });
  });

  it('publishing says what remains', async () => {
    serve();
    await open();
    fireEvent.click(screen.getByRole('button', { name: '发布方案' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('2 项任务未核对');
    expect(dialog.textContent).toContain('1 处单位未对应到机构');
  });
});

describe('corrections', () => {
  it('send only what changed, each request with the version the one before gave', async () => {
    const changes = serve();
    await open(`/plan/${ids.plan}/review?at=${ids.first}`);
    press('e');
    fireEvent.change(await screen.findByLabelText('任务名称'), { target: { value: '完善绩效考核办法' } });
    fireEvent.mouseDown(screen.getByRole('combobox', { name: '对应机构' }));
    fireEvent.click(await screen.findByText('区卫生健康委'));
    fireEvent.click(screen.getByRole('button', { name: '保存更正' }));
    await waitFor(() => expect(changes).toHaveLength(2));
    expect(changes[0]).toEqual({
      method: 'PATCH',
      path: `/plan/tasks/${ids.first}`,
      version: '"1"',
      body: { title: '完善绩效考核办法' },
    });
    expect(changes[1]).toEqual({
      method: 'PUT',
      path: `/plan/tasks/${ids.first}/departments`,
      version: '"2"',
      body: {
        responsibilities: [
          { id: ids.lead, role: 'lead', raw: '区卫健委', departmentId: 'health', organisationId: 'qs-wjw' },
        ],
        teach: true,
      },
    });
    await screen.findByText('下次会认得“区卫健委”');
  });

  it('a version conflict shows both versions and overwrites only on request', async () => {
    const theirs = { ...tree.tasks[0], title: '别人的名称', version: 7 };
    const changes = serve(({ version }) =>
      version === '"7"'
        ? null
        : new Response(
            JSON.stringify({
              code: 'plan/version-conflict',
              title: '冲突',
              facts: { current: theirs, yours: {} },
            }),
            { status: 409 },
          ),
    );
    await open(`/plan/${ids.plan}/review?at=${ids.first}`);
    press('e');
    fireEvent.change(await screen.findByLabelText('任务名称'), { target: { value: '我的名称' } });
    fireEvent.click(screen.getByRole('button', { name: '保存更正' }));
    const dialog = await screen.findByRole('dialog');
    expect(dialog.textContent).toContain('我的名称');
    expect(dialog.textContent).toContain('别人的名称');
    expect(changes).toHaveLength(1);
    fireEvent.click(within(dialog).getByRole('button', { name: '用我的覆盖' }));
    await waitFor(() => expect(changes).toHaveLength(2));
    expect(changes[1]).toMatchObject({ version: '"7"', body: { title: '我的名称' } });
  });
});
