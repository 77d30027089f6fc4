import type { RoleId } from './role.ts';
import { type Access, PUBLIC, SIGNED_IN, type SystemManifest } from './system.ts';

/** The permission codes each role holds (角色权限), derived from the manifests and nothing else. */
export function permissionsOfRole(manifests: readonly SystemManifest[], role: RoleId): ReadonlySet<string> {
  return new Set(
    manifests.flatMap((manifest) =>
      manifest.permissions
        .filter((permission) => permission.roles.includes(role))
        .map((permission) => permission.code),
    ),
  );
}

/** Whether an account of a role (or nobody, `null`) may use something of this access. */
export function mayAccess(
  manifests: readonly SystemManifest[],
  role: RoleId | null,
  access: Access,
): boolean {
  if (access === PUBLIC) return true;
  if (role === null) return false;
  return access === SIGNED_IN || permissionsOfRole(manifests, role).has(access);
}
