/** Where images have their things. */
export const nodeProgram = '/usr/local/bin/node';
export const javaProgram = '/usr/local/bin/java';
export const redisProgram = '/usr/local/bin/redis-server';
export const jarFolder = '/opt/jars';
/** A volume of the images of stores, which the user of the container may write. */
export const dataFolder = '/data';
