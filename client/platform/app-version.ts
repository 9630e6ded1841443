/** The version of this page, from `package.json` when it was built. */
declare const __APP_VERSION__: string;

export const APP_VERSION: string = __APP_VERSION__;
