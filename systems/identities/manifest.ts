import { defineSystem } from '@sanyi/kernel';

/** Store of personal data (人员标识库): who a person key stands for, sealed, shown masked, every unmasking audited. */
export const manifest = defineSystem({
  id: 'identities',
  title: { zh: '人员标识库', en: 'Personal data' },
  summary: {
    zh: '姓名、证件号、电话和住址加密存放，与业务数据分开；平时只显示脱敏信息，每次查看明文都要写明事由并留痕。',
    en: 'Names, identity numbers, telephones and addresses lie sealed, apart from the facts; they are shown masked, and every unmasking needs a reason and is audited.',
  },
  stage: 'platform',
  state: 'works',
  scope: {
    zh: '按完整号码查询、脱敏显示、查看明文留痕、更正和删除；密钥更换后旧数据仍可打开，并可重新加密。',
    en: 'Look-up by whole number, masks, audited unmasking, correction and erasure; rows sealed by an older key still open and can be sealed again.',
  },
  sources: [],
  terms: [],
  needs: [],
  offers: true,
  permissions: [
    {
      code: 'identities.read',
      title: { zh: '查询人员（脱敏）', en: 'Look persons up, masked' },
      description: {
        zh: '凭完整的人员编号或证件号码查询，只显示脱敏信息。',
        en: 'Look up by whole person number or identity number; only masked data are shown.',
      },
      roles: ['reform-office', 'inspector'],
    },
    {
      code: 'identities.unmask',
      title: { zh: '查看人员明文', en: 'Unmask persons' },
      description: {
        zh: '写明事由后查看一个人的明文信息，显示六十秒，每次留痕。',
        en: 'See one person’s data in clear for sixty seconds, with a reason; audited each time.',
      },
      roles: ['inspector'],
    },
    {
      code: 'identities.correct',
      title: { zh: '更正和删除人员信息', en: 'Correct and erase personal data' },
      description: {
        zh: '按本人请求更正或删除其信息。',
        en: 'Correct or erase a person’s data on request of that person.',
      },
      roles: ['reform-office'],
    },
    {
      code: 'identities.audit',
      title: { zh: '查看人员信息使用记录', en: 'See who used personal data' },
      description: {
        zh: '查看谁在何时因何查询、查看明文、更正或删除。',
        en: 'See who looked up, unmasked, corrected or erased, when and why.',
      },
      roles: ['administrator', 'inspector'],
    },
  ],
  pages: [
    {
      id: 'persons',
      path: '/identities',
      title: { zh: '人员查询', en: 'Persons' },
      access: 'identities.read',
      nav: { order: 920, icon: 'team' },
    },
    {
      id: 'uses',
      path: '/identities/uses',
      title: { zh: '人员信息使用记录', en: 'Uses of personal data' },
      access: 'identities.audit',
      nav: { order: 930, icon: 'audit' },
    },
  ],
  routes: [
    {
      id: 'look-up',
      method: 'POST',
      path: '/identities/look-up',
      title: { zh: '查询人员', en: 'Look a person up' },
      access: 'identities.read',
    },
    {
      id: 'unmask',
      method: 'POST',
      path: '/identities/unmask',
      title: { zh: '查看明文', en: 'Unmask' },
      access: 'identities.unmask',
    },
    {
      id: 'correct',
      method: 'POST',
      path: '/identities/correct',
      title: { zh: '更正', en: 'Correct' },
      access: 'identities.correct',
    },
    {
      id: 'erase',
      method: 'POST',
      path: '/identities/erase',
      title: { zh: '删除', en: 'Erase' },
      access: 'identities.correct',
    },
    {
      id: 'uses',
      method: 'GET',
      path: '/identities/uses',
      title: { zh: '使用记录', en: 'Uses' },
      access: 'identities.audit',
    },
  ],
  jobs: [],
  commands: [],
  indicators: [],
  parameters: [],
});
