import { randomUUID } from 'node:crypto';
import { json, type Records, type Tx } from '@sanyi/records';
import { sql } from 'kysely';

/** A target of a task as a test states it. */
export interface FixtureTarget {
  readonly indicator: string;
  readonly comparator?: 'ge' | 'le' | 'reach';
  readonly value: string;
  readonly unit: string;
  readonly dueOn?: string;
}

export interface FixtureTask {
  readonly title: string;
  readonly lead: string | null;
  /** Second lead that no organisation answers for, by its printed name. */
  readonly unsettledLead?: string;
  readonly coop?: string;
  readonly dueOn?: string;
  readonly ongoing?: boolean;
  readonly state?: 'running' | 'done' | 'submitted';
  readonly rejected?: boolean;
  readonly targets?: readonly FixtureTarget[];
  readonly milestones?: readonly {
    readonly title: string;
    readonly dueOn: string;
    readonly doneOn?: string;
  }[];
}

export interface FixturePlan {
  readonly title: string;
  readonly scopePath: string;
  readonly owner: string;
  readonly status?: 'review' | 'published' | 'archived';
  readonly year?: number;
  readonly tasks: readonly FixtureTask[];
}

export interface LaidPlan {
  readonly planId: string;
  readonly taskIds: readonly string[];
  /** Target ids in the order of the tasks. */
  readonly targetIds: readonly string[];
}

const REPORTING = '每年4月、7月、10月和次年1月上旬报送季度进展。';
const SOMEBODY = '00000000-0000-4000-8000-00000000000a';

/**
 * Lays down a plan as the plan system's own tables hold it (测试方案), so that its real port answers for it; the paper is
 * one sentence a task and a reporting duty at the end.
 */
export async function layPlan(records: Records, plan: FixturePlan): Promise<LaidPlan> {
  return records.asSystem('test plan', (tx) => insertPlan(tx, plan));
}

async function insertPlan(tx: Tx, plan: FixturePlan): Promise<LaidPlan> {
  const { scopePath } = plan;
  const sentences = plan.tasks.map((task) => `${task.title}。`);
  const text = [...sentences, REPORTING].join('\n');
  const startOf = (place: number) => sentences.slice(0, place).join('\n').length + (place > 0 ? 1 : 0);
  const [fileId, paperId, planId, sectionId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const sha = randomUUID().replaceAll('-', '').repeat(2);
  const duty = {
    cadence: 'quarterly',
    months: [4, 7, 10, 1],
    monthYearOffset: [0, 0, 0, 1],
    partOfMonth: 'first_ten_days',
    byDay: null,
    to: null,
    content: null,
    quote: REPORTING,
    span: [text.length - REPORTING.length, text.length],
  };
  await sql`insert into platform.file (id, sha256, bytes, media_type, original_name, scope_path)
    values (${fileId}, ${sha}, 1, 'text/plain', '方案.txt', ${scopePath})`.execute(tx);
  await sql`insert into plan.paper (id, scope_path, file_id, sha256, file_name, bytes, format, raw_text, blocks, notes,
    reader_version, reading, read_milliseconds, imported_by, imported_by_name) values (${paperId}, ${scopePath}, ${fileId},
    ${sha}, '方案.txt', 1, 'txt', ${text}, '[]', '[]', 'test', ${json({ reporting: [duty] })}::jsonb, 1, ${SOMEBODY},
    '某人')`.execute(tx);
  await sql`insert into plan.plan (id, scope_path, paper_id, owner_organisation_id, title, doc_number, issuer, issued_on,
    year, status) values (${planId}, ${scopePath}, ${paperId}, ${plan.owner}, ${plan.title}, '样府办〔2026〕1号', '样例区人民政府',
    ${`${plan.year ?? 2026}-01-05`}, ${plan.year ?? 2026}, ${plan.status ?? 'published'})`.execute(tx);
  await sql`insert into plan.section (id, scope_path, plan_id, seq, level, number, title, role, span_start, span_end,
    extent_start, extent_end) values (${sectionId}, ${scopePath}, ${planId}, 0, 1, '一', '重点任务', 'tasks', 0, 0, 0,
    ${text.length})`.execute(tx);
  const taskIds: string[] = [];
  const targetIds: string[] = [];
  for (const [place, task] of plan.tasks.entries()) {
    const taskId = randomUUID();
    taskIds.push(taskId);
    const start = startOf(place);
    const end = start + (sentences[place] ?? '').length;
    await sql`insert into plan.task (id, scope_path, plan_id, section_id, seq, number, title, span_start, span_end,
      original_text, kind, review_state, confidence, reason, responsibility_mode, work_state, ongoing, due_on)
      values (${taskId}, ${scopePath}, ${planId}, ${sectionId}, ${place}, ${`${place + 1}.`}, ${task.title}, ${start}, ${end},
      ${sentences[place]}, 'task', ${task.rejected ? 'rejected' : 'confirmed'}, 1, 'test', 'lead_coop',
      ${task.state ?? 'running'}, ${task.ongoing ?? false}, ${task.dueOn ?? null})`.execute(tx);
    const departments = [
      ...(task.unsettledLead ? [{ role: 'lead', organisation: null, raw: task.unsettledLead }] : []),
      ...(task.lead ? [{ role: 'lead', organisation: task.lead, raw: task.lead }] : []),
      ...(task.coop ? [{ role: 'coop', organisation: task.coop, raw: task.coop }] : []),
    ];
    for (const [seq, { role, organisation, raw }] of departments.entries()) {
      await sql`insert into plan.responsibility (scope_path, plan_id, task_id, seq, role, raw, organisation_id, origin)
        values (${scopePath}, ${planId}, ${taskId}, ${seq}, ${role}, ${raw}, ${organisation}, 'added')`.execute(
        tx,
      );
    }
    for (const [seq, target] of (task.targets ?? []).entries()) {
      const targetId = randomUUID();
      targetIds.push(targetId);
      await sql`insert into plan.target (id, scope_path, plan_id, task_id, source, seq, indicator, comparator, value, unit,
        due_on, span_start, span_end, origin) values (${targetId}, ${scopePath}, ${planId}, ${taskId}, 'task', ${seq},
        ${target.indicator}, ${target.comparator ?? 'ge'}, ${target.value}, ${target.unit}, ${target.dueOn ?? null},
        ${start}, ${end}, 'added')`.execute(tx);
    }
    for (const milestone of task.milestones ?? []) {
      await sql`insert into plan.milestone (scope_path, plan_id, task_id, title, due_on, done_on, account_id, account_name,
        organisation_id) values (${scopePath}, ${planId}, ${taskId}, ${milestone.title}, ${milestone.dueOn},
        ${milestone.doneOn ?? null}, ${SOMEBODY}, '某人', ${plan.owner})`.execute(tx);
    }
  }
  return { planId, taskIds, targetIds };
}
