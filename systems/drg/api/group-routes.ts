import { Readable } from 'node:stream';
import { route } from '@sanyi/api';
import { type CaseAnswer, CaseAnswers } from './batch/answer.ts';
import { groupCsv } from './batch/csv.ts';
import { groupNdjson } from './batch/ndjson.ts';
import { batchQuery, groupAnswer, groupBody } from './batch/schemas.ts';
import { chosenScheme } from './chosen-scheme.ts';
import { started } from './schemas.ts';

export const groupRoutes = {
  'group-case': route({
    body: groupBody,
    response: groupAnswer,
    handle: async (context) => {
      const { cases: sent, explain, ...choice } = context.body;
      const answers = new CaseAnswers(context, choice, explain);
      const cases: CaseAnswer[] = [];
      for (const one of sent) cases.push(await answers.of(one));
      const schemeNo = cases.find((one) => one.schemeNo !== null)?.schemeNo ?? null;
      const scheme = schemeNo === null ? '' : (await chosenScheme(context, { schemeNo })).scheme.name;
      return { schemeNo, scheme, cases };
    },
  }),

  'group-batch': route({
    query: batchQuery,
    streamsBody: ['text/csv', 'application/x-ndjson'],
    response: 'download',
    handle: async (context) => {
      const { explain, ...choice } = context.query;
      const { mediaType, content } = context.streamedBody();
      if (mediaType === 'text/csv') {
        const { grouper } = await chosenScheme(context, choice);
        const answers = await groupCsv(content, grouper);
        return { fileName: 'groups.csv', mediaType: 'text/csv; charset=utf-8', content: streamOf(answers) };
      }
      const answers = groupNdjson(content, new CaseAnswers(context, choice, explain));
      return { fileName: 'groups.ndjson', mediaType, content: streamOf(answers) };
    },
  }),

  start: route({
    response: started,
    handle: async ({ transact, viewer, platform }) => ({
      jobId: await transact((tx) =>
        platform.jobs.enqueue(tx, {
          kind: 'drg.group',
          title: { zh: '对本地区病例分组', en: 'Group the region' },
          payload: null,
          viewer,
        }),
      ),
    }),
  }),
};

/** Answers as a stream that is made no faster than it is taken (背压). */
function streamOf(answers: AsyncIterable<Uint8Array>): Readable {
  return Readable.from(answers, { objectMode: false, highWaterMark: 1 << 18 });
}
