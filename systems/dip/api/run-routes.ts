import { route } from '@sanyi/api';
import { factsOf } from './place.ts';
import * as schemas from './schemas.ts';

export const runRoutes = {
  start: route({
    response: schemas.started,
    handle: async ({ transact, viewer, platform }) => {
      factsOf(platform);
      const jobId = await transact((tx) =>
        platform.jobs.enqueue(tx, {
          kind: 'dip.match',
          title: { zh: '对本地区病例入组', en: 'Match the region' },
          payload: null,
          viewer,
        }),
      );
      platform.jobs.wake();
      return { jobId };
    },
  }),
};
