import { describe, expect, it } from 'vitest';
import { DEPARTMENTS } from './departments.ts';
import { departmentById, resolveDepartment } from './resolve-department.ts';

describe('department registry', () => {
  it('has unique ids and real successors', () => {
    expect(new Set(DEPARTMENTS.map((d) => d.id)).size).toBe(DEPARTMENTS.length);
    for (const d of DEPARTMENTS)
      for (const s of d.successors ?? []) expect(departmentById(s), `${d.id} → ${s}`).not.toBeNull();
  });

  it.each([
    ['区卫健委', 'health', 'district', '区卫生健康委'],
    ['山前区卫生健康委员会', 'health', 'district', '山前区卫生健康委'],
    ['县卫生健康局', 'health', 'county', '县卫生健康局'],
    ['省人力社保厅', 'human-resources', 'province', '省人力资源社会保障厅'],
    ['市市场监管局', 'market-regulation', 'city', '市市场监督管理局'],
    ['区编办', 'staffing-office', 'district', '区委编办'],
    ['国家药监局', 'drug-administration', 'national', '国家药品监督管理局'],
    ['区公安分局', 'public-security', 'district', '区公安分局'],
    ['县教体局', 'education-sport', 'county', '县教育体育局'],
    ['区物价部门', 'price-former', 'district', '区物价部门'],
    ['自治区财政厅', 'finance', 'province', '自治区财政厅'],
  ])('resolves %s', (raw, id, level, norm) =>
    expect(resolveDepartment(raw)).toMatchObject({ id, level, norm }),
  );

  it('knows names out of use and who took over', () => {
    expect(resolveDepartment('区卫计委', { onDay: '2015-06-01' })).toMatchObject({
      id: 'health-family-planning',
      matchedBy: 'alias',
      current: ['health-family-planning'],
    });
    expect(resolveDepartment('区卫计委', { onDay: '2022-06-01' })).toMatchObject({
      matchedBy: 'former',
      current: ['health', 'healthcare-security'],
    });
  });

  it('lets a taught alias win and passes on a level printed once', () => {
    expect(
      resolveDepartment('三医办', {
        aliases: [{ alias: '三医办', departmentId: 'health-reform-office', level: 'city' }],
      }),
    ).toMatchObject({ id: 'health-reform-office', matchedBy: 'taught', level: 'city' });
    expect(resolveDepartment('财政局', { defaultLevel: 'district' })).toMatchObject({ norm: '区财政局' });
  });

  it('leaves unknown names alone', () => {
    for (const name of ['社区卫生服务中心', '区域中心', '市场', '甲', ''])
      expect(resolveDepartment(name)).toBeNull();
  });
});
