const ignore = () => undefined;

/** Says nothing, so that what a test expects to go wrong does not hide what does not. */
export const silentLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
