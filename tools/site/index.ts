export { ensureSite, sitePackages, sitePath } from './build-site.ts';
