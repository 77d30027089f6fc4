import { problemCatalogue } from '@sanyi/kernel';

/** Refusals of the HTTP layer itself. */
export const apiProblems = problemCatalogue('api', {
  'invalid-input': {
    kind: 'input',
    title: { zh: '填写内容有误', en: 'The input is not valid' },
    detail: {
      zh: '提交的内容有 {count} 处不符合要求。',
      en: '{count} part(s) of the input do not meet the requirements.',
    },
    cure: { zh: '请按各处提示修改后重新提交。', en: 'Correct each marked part and submit again.' },
  },
  'no-such-route': {
    kind: 'not-found',
    title: { zh: '没有这个地址', en: 'No such address' },
    detail: { zh: '系统中没有 {method} {path}。', en: 'There is no {method} {path} in this system.' },
    cure: {
      zh: '请从菜单重新进入，或核对链接是否完整。',
      en: 'Go back through the menu, or check that the link is complete.',
    },
  },
  'not-signed-in': {
    kind: 'unauthenticated',
    title: { zh: '尚未登录', en: 'Not signed in' },
    detail: {
      zh: '此操作需要登录，或登录已过期。',
      en: 'This needs a signed-in account, or the session has expired.',
    },
    cure: { zh: '请登录后重试。', en: 'Sign in and try again.' },
  },
  'not-permitted': {
    kind: 'forbidden',
    title: { zh: '没有权限', en: 'Not permitted' },
    detail: {
      zh: '您的角色（{role}）没有“{permission}”权限。',
      en: 'Your role ({role}) does not hold the permission “{permission}”.',
    },
    cure: {
      zh: '如工作需要，请联系系统管理员调整角色。',
      en: 'If your work needs it, ask the administrator to change your role.',
    },
  },
  'change-password-first': {
    kind: 'forbidden',
    title: { zh: '请先修改密码', en: 'Change the password first' },
    detail: {
      zh: '此账号使用的是初始密码，修改前不能使用其他功能。',
      en: 'This account still has its initial password; nothing else is available before it is changed.',
    },
    cure: {
      zh: '请在“修改密码”页面设置自己的密码。',
      en: 'Set your own password on the change-password page.',
    },
  },
  'not-from-the-application': {
    kind: 'forbidden',
    title: { zh: '请求来源不明', en: 'The request does not come from the application' },
    detail: {
      zh: '修改数据的请求必须带有 X-Sanyi-Request 请求头。',
      en: 'A request that changes data must carry the X-Sanyi-Request header.',
    },
    cure: {
      zh: '请在本系统页面内操作；程序调用时请加上该请求头。',
      en: 'Work inside the application; a program must add the header.',
    },
  },
  'version-missing': {
    kind: 'input',
    title: { zh: '缺少版本号', en: 'The version is missing' },
    detail: {
      zh: '修改此内容时必须说明依据的是哪个版本（If-Match）。',
      en: 'A change to this must say which version it is based on (If-Match).',
    },
    cure: { zh: '请刷新页面后再修改。', en: 'Reload the page and change it again.' },
  },
  'upload-expected': {
    kind: 'input',
    title: { zh: '没有收到文件', en: 'No file received' },
    detail: {
      zh: '此操作需要以表单方式上传至少一个文件。',
      en: 'This needs at least one file uploaded as a form.',
    },
    cure: { zh: '请选择文件后重新上传。', en: 'Choose a file and upload again.' },
  },
  'upload-too-large': {
    kind: 'input',
    title: { zh: '文件过大', en: 'The file is too large' },
    detail: { zh: '文件超过 {limit} MB 的上限。', en: 'The file is over the limit of {limit} MB.' },
    cure: {
      zh: '请压缩图片、拆分文件或去掉附件后重试。',
      en: 'Shrink pictures, split the file or remove attachments, then try again.',
    },
  },
  'malformed-request': {
    kind: 'input',
    title: { zh: '请求格式有误', en: 'The request is malformed' },
    detail: { zh: '请求无法解析：{reason}', en: 'The request could not be read: {reason}' },
    cure: {
      zh: '请检查请求内容的格式（JSON 或表单）后重试。',
      en: 'Check the format of the request (JSON or form) and try again.',
    },
  },
  unexpected: {
    kind: 'unavailable',
    title: { zh: '系统出错', en: 'Something went wrong' },
    detail: {
      zh: '系统遇到未预料的错误，编号 {requestId}。没有数据被部分保存。',
      en: 'The system met an unexpected error, number {requestId}. Nothing was half saved.',
    },
    cure: {
      zh: '请稍后重试；如仍出错，请将编号告诉系统管理员。',
      en: 'Try again later; if it persists, give the number to the administrator.',
    },
  },
});
