import type { RouteDeclaration } from '@sanyi/kernel';

/** The ledger, its exchange with workbooks, and saved views of it (台账与视图). */
export const ledgerRoutes = [
  {
    id: 'ledger',
    method: 'GET',
    path: '/plan/ledger',
    title: { zh: '任务台账', en: 'Ledger' },
    access: 'plan.read',
  },
  {
    id: 'bulk-edit',
    method: 'POST',
    path: '/plan/ledger/bulk',
    title: { zh: '批量修改', en: 'Edit in bulk' },
    access: 'plan.assign',
  },
  {
    id: 'export-ledger',
    method: 'GET',
    path: '/plan/ledger/export',
    title: { zh: '导出台账', en: 'Export the ledger' },
    access: 'plan.read',
  },
  {
    id: 'preview-ledger',
    method: 'POST',
    path: '/plan/ledger/imports',
    title: { zh: '回导台账（预览）', en: 'Import a ledger (preview)' },
    access: 'plan.assign',
  },
  {
    id: 'ledger-preview',
    method: 'GET',
    path: '/plan/ledger/imports/:previewId',
    title: { zh: '回导预览', en: 'Preview of a ledger import' },
    access: 'plan.assign',
  },
  {
    id: 'apply-ledger',
    method: 'POST',
    path: '/plan/ledger/imports/:previewId/apply',
    title: { zh: '应用回导', en: 'Apply a ledger import' },
    access: 'plan.assign',
  },
  {
    id: 'marked-ledger',
    method: 'GET',
    path: '/plan/ledger/imports/:previewId/marked',
    title: { zh: '下载标红的原表', en: 'Download the workbook with marks' },
    access: 'plan.assign',
  },
  {
    id: 'views',
    method: 'GET',
    path: '/plan/views',
    title: { zh: '我的视图', en: 'Saved views' },
    access: 'plan.read',
  },
  {
    id: 'add-view',
    method: 'POST',
    path: '/plan/views',
    title: { zh: '保存视图', en: 'Save a view' },
    access: 'plan.read',
  },
  {
    id: 'update-view',
    method: 'PATCH',
    path: '/plan/views/:viewId',
    title: { zh: '修改视图', en: 'Change a view' },
    access: 'plan.read',
  },
  {
    id: 'remove-view',
    method: 'DELETE',
    path: '/plan/views/:viewId',
    title: { zh: '删除视图', en: 'Remove a view' },
    access: 'plan.read',
  },
] as const satisfies readonly RouteDeclaration[];
