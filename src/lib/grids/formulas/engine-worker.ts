import * as hyper from 'hyperformula';
import { computerOn } from '#lib/formulas/engine/compute.ts';
import type { Said, Task, Values } from '#lib/formulas/engine/protocol.ts';

const compute = computerOn(hyper);
const say = (said: Said<Values>) => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<Task>) => say(compute(data)));
say({ is: 'ready' });
