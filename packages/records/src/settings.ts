import type { Viewer } from '@sanyi/kernel';

const PATH = /^\/([^/\s]+\/)*$/;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** What a transaction of a viewer is told (用户事务参数): who asks, and from where. */
export function viewerSettings(viewer: Viewer, now: string): Record<string, string> {
  if (!PATH.test(viewer.scopePath))
    throw new Error(`viewer ${viewer.username}: scope path ${viewer.scopePath} must look like /a/b/`);
  if (!UUID.test(viewer.accountId)) throw new Error(`viewer ${viewer.username}: account id is no uuid`);
  return {
    'sanyi.account_id': viewer.accountId,
    'sanyi.organisation_id': viewer.organisationId,
    'sanyi.scope_path': viewer.scopePath,
    'sanyi.role': viewer.role,
    'sanyi.system': '',
    'sanyi.now': now,
    role: 'sanyi_viewer',
  };
}

/** Settings for one transaction as a statement without parameters (事务参数语句): so it travels together with the begin. */
export function settingsText(settings: Readonly<Record<string, string>>): string {
  const calls = Object.entries(settings).map(
    ([name, value]) => `set_config(${quoted(name)}, ${quoted(value)}, true)`,
  );
  return `select ${calls.join(', ')}`;
}

/** A text as a literal of SQL, whatever stands in it. */
function quoted(text: string): string {
  return `E'${text.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`;
}
