import { it } from 'vitest';
import { comparePlans } from './compare-plans.ts';
import { exampleTasks } from './example-tasks.ts';
it('look', () => {
  for (const [l, mode, y] of [['clearwater-2025','previous',1],['yunzhou-2026','parent',0]] as const) {
    const r = comparePlans(exampleTasks(l), exampleTasks('clearwater-2026'), { mode, yearsApart: y });
    for (const p of r.pairs) console.log(p.similarity.toFixed(2), p.classes.join('+'), '|', p.left?.title.slice(0,18), '|', p.right?.title.slice(0,18), '|', p.explanation.zh.slice(0,150));
    console.log(r.hints.map(h=>h.explanation.zh));
  }
});
