import { redisProgram } from '../places.ts';
import { become, openFolder } from './become.ts';
import { ports } from './settings.ts';

/** A single Redis for trials, which persists its data. It accepts every client that reaches it. */
const settings = {
  port: ports.redis, bind: '0.0.0.0', 'protected-mode': 'no', dir: openFolder('redis'), save: '', appendonly: 'yes',
};
become(
  redisProgram, Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]),
);
