import { TRUTHS } from '../engine/truths.ts';

const kinds = TRUTHS.map(
  ({ kind, title, truth, nearMiss, rows }) => `### ${kind} ${title.zh} / ${title.en}

- 植入 planted：${truth.zh} / ${truth.en}
- 反例 near miss：${nearMiss.zh} / ${nearMiss.en}
- 列出的行 rows listed：${rows}
`,
).join('\n');

/** What stands beside the ground truth (真相说明). */
export const TRUTH_README = `# 真相文件 / Ground truth

演练区域的全部数据都是虚构的。这里列出植入的每一处问题和每一处“形似而不是”的反例，供规则和导入核对。
All of the practice region is fictional. Listed here is everything that was planted, and every near miss that must not count.

## truth.csv

每个涉及的行一行 / one line for each row concerned.

| 列 column | 含义 meaning |
| --- | --- |
| truth_id | 真相编号，同一处问题的各行相同 / the same for all rows of one truth |
| kind | 种类 / kind, see below |
| planted | 1 植入，必须发现；0 反例，不得计入 / 1 planted, must be found; 0 near miss, must not count |
| table | mdtrt_d, setl_d, fee_list_d, prescriptions |
| row_id | 该表主键 / key in that table: mdtrt_id, setl_id, bkkp_sn, 处方号 |
| file | 所在文件，以 ; 分隔；重复上传时有两个 / files it is in, separated by ;, two where it was uploaded twice |
| person_no, institution, street | 人员、机构、街镇，无则空 / empty where there is none or several |
| began_on, ended_on | 起止日期 / first and last day |
| amount_fen | 涉及金额（分） / money concerned in fen |
| explanation | 说明 / in words |

自费（未参保）就诊不在医保文件里，所以个别反例的 file 为空；植入的问题都有文件。
Those who pay for themselves are not in the insurer's files, so a near miss may have no file; what is planted always has one.

## truth.ndjson

同样的内容，每处一个 JSON 对象，含中英文说明和 files / the same, one object for each truth, with both languages and files.

## summary.json

按表、机构、月份的行数和金额（分），由书写程序逐行累加，可独立核对导入结果。
Rows and money in fen by table, institution and month, added up line by line while writing; an independent check for importers.
月份取该行的统计日期：就诊为出院日或就诊日，结算为结算日，费用为收费日，处方为开方日。
The month is that of the row's own day: discharge or visit, settlement, charge, prescription.
second-upload 为重复上传的文件 / rows of the files that were uploaded a second time.

## 种类 / Kinds

${kinds}`;
