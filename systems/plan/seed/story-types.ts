/** Names that the files of the demonstration story share (示例共用类型). */
export type { LocalText } from '@sanyi/kernel';
export type { Period } from '@sanyi/quantity';

/** Number and title, or its beginning, of a task in the paper of 2026: `20 提升家庭医生签约服务质量`. */
export type TaskRef = `${number} ${string}`;
