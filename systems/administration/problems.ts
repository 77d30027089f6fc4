import { problemCatalogue } from '@sanyi/kernel';

export const administrationProblems = problemCatalogue('administration', {
  'wrong-login': {
    kind: 'unauthenticated',
    title: { zh: '用户名或密码不正确', en: 'Wrong username or password' },
    detail: {
      zh: '用户名或密码不正确，或账号已停用。',
      en: 'The username or password is wrong, or the account is disabled.',
    },
    cure: {
      zh: '请核对后重试；忘记密码请联系系统管理员重置。',
      en: 'Check and try again; for a forgotten password ask the administrator.',
    },
  },
  'too-many-attempts': {
    kind: 'unauthenticated',
    title: { zh: '尝试次数过多', en: 'Too many attempts' },
    detail: {
      zh: '连续输错密码，账号暂停登录至 {until}。',
      en: 'After repeated wrong passwords the account may sign in again at {until}.',
    },
    cure: {
      zh: '请稍后再试，或联系系统管理员重置密码。',
      en: 'Try again later, or ask the administrator to reset the password.',
    },
  },
  'weak-password': {
    kind: 'input',
    title: { zh: '密码不符合要求', en: 'The password is too weak' },
    detail: {
      zh: '新密码至少 {least} 位，不能与用户名相同，也不能与旧密码相同。',
      en: 'A new password has at least {least} characters and differs from the username and the old password.',
    },
    cure: {
      zh: '请换一个更长的密码，例如几个互不相关的词。',
      en: 'Choose a longer one, for example several unrelated words.',
    },
  },
  'username-taken': {
    kind: 'conflict',
    title: { zh: '用户名已被使用', en: 'The username is taken' },
    detail: {
      zh: '已有账号使用用户名“{username}”。',
      en: 'An account with the username “{username}” exists.',
    },
    cure: { zh: '请换一个用户名。', en: 'Choose another username.' },
  },
  'organisation-exists': {
    kind: 'conflict',
    title: { zh: '机构编号已被使用', en: 'The organisation id is taken' },
    detail: { zh: '已有编号为“{id}”的机构。', en: 'An organisation with the id “{id}” exists.' },
    cure: { zh: '请换一个编号。', en: 'Choose another id.' },
  },
  'no-such-organisation': {
    kind: 'not-found',
    title: { zh: '没有这个机构', en: 'No such organisation' },
    detail: { zh: '找不到编号为“{id}”的机构。', en: 'There is no organisation with the id “{id}”.' },
    cure: { zh: '请从机构树中选择。', en: 'Choose one from the organisation tree.' },
  },
  'no-such-account': {
    kind: 'not-found',
    title: { zh: '没有这个账号', en: 'No such account' },
    detail: { zh: '找不到这个账号，可能已被删除。', en: 'The account does not exist, or no longer.' },
    cure: { zh: '请刷新账号列表。', en: 'Reload the list of accounts.' },
  },
  'account-changed': {
    kind: 'conflict',
    title: { zh: '账号已被他人修改', en: 'Somebody else changed the account' },
    detail: {
      zh: '您依据的是第 {yours} 版，现在已是第 {current} 版。',
      en: 'You started from version {yours}; it is now version {current}.',
    },
    cure: { zh: '请刷新后重新修改。', en: 'Reload and change it again.' },
  },
  'last-administrator': {
    kind: 'conflict',
    title: { zh: '不能停用最后一个管理员', en: 'The last administrator stays' },
    detail: {
      zh: '停用后将没有人能管理系统。',
      en: 'Without this account nobody could administer the installation.',
    },
    cure: { zh: '请先新建另一个管理员账号。', en: 'Create another administrator first.' },
  },
});
