import * as hyper from 'hyperformula';
import { computerOn } from '#lib/formulas/engine/compute.ts';
import type { Said, Task } from '#lib/formulas/engine/protocol.ts';

const compute = computerOn(hyper);
const say = (said: Said) => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<Task>) => say(compute(data)));
say({ is: 'ready' });
