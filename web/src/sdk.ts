/** The one place that names the packages of the SDK. */
export * from '@cecochat/client-web';
export * from '../../client/web/device/index.ts';
export { isErrorCode, maxTextBytes, toLong, utf8Length } from '@cecochat/contracts';
