import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { computerOn } from '#lib/formulas/engine/compute.ts';
import type { Hyper } from '#lib/formulas/engine/plugin.ts';
import type { Said, Values } from '#lib/formulas/engine/protocol.ts';

/** The package is what it says, and its types tell the same of it. */
const engine = createRequire(workerData.engine)(workerData.engine) as Hyper;

const compute = computerOn(engine);
const say = (said: Said<Values>) => parentPort?.postMessage(said);

parentPort?.on('message', (task) => say(compute(task)));
say({ is: 'ready' });
