import { Problem } from '@sanyi/kernel';
import { sqlState } from './connection.ts';
import type { JobProblem } from './job-types.ts';
import { reasonOf } from './postgres-engine.ts';
import { recordsProblems } from './problems.ts';

/** A refusal as a job keeps it (任务失败原因): plain JSON. */
export function problemOf(problem: Problem): JobProblem {
  return { code: problem.code, title: problem.title, detail: problem.detail, cure: problem.cure };
}

/** What a job shows after its last attempt; the text of a database error may hold values and stays in the log. */
export function jobProblemOf(error: unknown, attempts: number): JobProblem {
  if (error instanceof Problem) return problemOf(error);
  const state = sqlState(error);
  const reason = state === null ? reasonOf(error) : `SQLSTATE ${state}`;
  return problemOf(recordsProblems.problem('job-gave-up', { attempts, reason }));
}
