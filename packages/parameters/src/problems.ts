import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of dated policy numbers (参数). */
export const parameterProblems = problemCatalogue('parameters', {
  'file-invalid': {
    kind: 'input',
    title: { zh: '参数文件有误', en: 'A parameter file is not valid' },
    detail: { zh: '参数文件 {file} 有误：{faults}', en: 'The parameter file {file} is not valid: {faults}' },
    cure: {
      zh: '请按 packages/parameters/README.md 的格式修改该文件后重新启动。',
      en: 'Correct the file as packages/parameters/README.md describes and start again.',
    },
  },
  unknown: {
    kind: 'not-found',
    title: { zh: '没有这个参数', en: 'No such parameter' },
    detail: { zh: '系统中没有参数 {id}。', en: 'There is no parameter {id}.' },
    cure: {
      zh: '请核对参数编号；全部参数见参数参考页。',
      en: 'Check the id; the parameter reference lists all of them.',
    },
  },
  'not-in-force': {
    kind: 'not-found',
    title: { zh: '该日没有有效的参数值', en: 'No value is in force on that day' },
    detail: {
      zh: '参数 {id} 在 {day}、{region} 没有有效值。',
      en: 'The parameter {id} has no value in force on {day} in {region}.',
    },
    cure: {
      zh: '请改用有规定的日期，或请医改办补充该日起施行的数值和依据。',
      en: 'Choose a day the rule covers, or ask the reform office to add the value and its source.',
    },
  },
  'wrong-shape': {
    kind: 'input',
    title: { zh: '参数取值与用途不符', en: 'The parameter does not have the shape its user needs' },
    detail: {
      zh: '参数 {id} 自 {from} 起的取值与使用它的系统不符：{faults}',
      en: 'The value of {id} from {from} does not fit the system that reads it: {faults}',
    },
    cure: {
      zh: '请使参数文件中的各项名称、类型与该系统要求一致。',
      en: 'Make the parts and kinds in the file agree with what that system asks for.',
    },
  },
});
