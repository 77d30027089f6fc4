import { Problem } from '@sanyi/kernel';
import { describe, expect, it } from 'vitest';
import { readConfig, settings } from './src/config.ts';

function refusalOf(environment: Record<string, string>): Problem {
  try {
    readConfig(environment);
  } catch (error) {
    if (error instanceof Problem) return error;
    throw error;
  }
  throw new Error('the configuration was taken');
}

describe('the configuration', () => {
  it('has a value for everything that is not set, or set to nothing', () => {
    const config = readConfig({});
    expect(config).toMatchObject({
      host: '127.0.0.1',
      port: 8720,
      recordsUrl: '',
      factsUrl: '',
      logLevel: 'warn',
    });
    const empty = Object.fromEntries(Object.values(settings).map((item) => [item.environment, '']));
    expect(readConfig(empty)).toEqual(config);
  });

  it('takes what is set', () => {
    expect(
      readConfig({ SANYI_PORT: '0', SANYI_RECORDS_URL: 'postgres://a@b/c', SANYI_FACTS_URL: 'off' }),
    ).toMatchObject({
      port: 0,
      recordsUrl: 'postgres://a@b/c',
      factsUrl: 'off',
    });
  });

  it('names all faults at once, in both languages, and no value', () => {
    const problem = refusalOf({
      SANYI_PORT: '70000',
      SANYI_SESSION_HOURS: '0x10',
      SANYI_UPLOAD_MB: ' ',
      SANYI_RECORDS_URL: 'mysql://root:hunter2@host/db',
      SANYI_FACTS_URL: 'hunter2',
      SANYI_FACTS_DATABASE: 'a"; drop',
      SANYI_LOG_LEVEL: 'loud',
    });
    expect(problem.code).toBe('config/invalid');
    expect(problem.issues.map((issue) => issue.path).toSorted()).toEqual([
      'SANYI_FACTS_DATABASE',
      'SANYI_FACTS_URL',
      'SANYI_LOG_LEVEL',
      'SANYI_PORT',
      'SANYI_RECORDS_URL',
      'SANYI_SESSION_HOURS',
      'SANYI_UPLOAD_MB',
    ]);
    for (const { path, message } of problem.issues) {
      expect(problem.detail.zh).toContain(path);
      expect([path, /[一-鿿]/.test(message.zh), /^[ -~]+$/.test(message.en)]).toEqual([path, true, true]);
    }
    expect(JSON.stringify([problem.detail, problem.issues])).not.toContain('hunter2');
  });

  it('describes every setting in both languages and hides those with a password', () => {
    for (const { environment, description, ...item } of Object.values(settings)) {
      expect(environment).toMatch(/^SANYI_[A-Z_]+$/);
      expect([description.zh, description.en].every((text) => text.length > 3)).toBe(true);
      if (environment.endsWith('_URL')) expect(item).toMatchObject({ secret: true });
    }
  });
});
