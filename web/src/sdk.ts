/** The one place that names the packages of the SDK. */
export * from '@cecochat/client-web';
export * from '../../client/web/device/index.ts';
export { isErrorCode, maxTextBytes, utf8Length } from '@cecochat/contracts';
