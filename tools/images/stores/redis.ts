import { redisProgram } from '../places.ts';
import { become, openFolder } from './become.ts';
import { ports } from './settings.ts';

/** A single Redis for trying things out, which keeps what it holds. It lets everybody in who reaches it. */
const settings = { port: ports.redis, bind: '0.0.0.0', 'protected-mode': 'no', dir: openFolder('redis'), save: '', appendonly: 'yes' };
become(redisProgram, Object.entries(settings).flatMap(([key, value]) => [`--${key}`, String(value)]));
