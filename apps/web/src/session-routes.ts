import { routeOf } from '@sanyi/kernel';
import { manifest } from '@sanyi/system-administration/manifest';

/** The routes that the shell itself calls; everything else is called by the pages of the systems. */
export const sessionRoutes = {
  session: routeOf(manifest, 'session'),
  signIn: routeOf(manifest, 'sign-in'),
  signOut: routeOf(manifest, 'sign-out'),
  changePassword: routeOf(manifest, 'change-password'),
  jobs: routeOf(manifest, 'jobs'),
  cancelJob: routeOf(manifest, 'cancel-job'),
};
