const ignore = () => undefined;

/** Writes nothing, so that errors that a test expects do not hide other errors. */
export const silentLogger = { debug: ignore, info: ignore, warn: ignore, error: ignore };
