export { ensureSite, sitePackages, sitePath, type SiteName } from './build-site.ts';
