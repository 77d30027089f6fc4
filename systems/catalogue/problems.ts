import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of the catalogue. */
export const catalogueProblems = problemCatalogue('catalogue', {
  'no-such-system': {
    kind: 'not-found',
    title: { zh: '没有这个系统', en: 'No such system' },
    detail: { zh: '改革全景中没有编号为 {id} 的系统。', en: 'There is no system {id} in the catalogue.' },
    cure: { zh: '请从“改革全景”页面选择。', en: 'Choose one on the page “The whole reform”.' },
  },
});
