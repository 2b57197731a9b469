import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import type { Hyper } from '#lib/formulas/engine/plugin.ts';
import type { Said } from '#lib/formulas/engine/protocol.ts';
import { sheetComputerOn } from '#lib/formulas/sheets/compute.ts';
import type { SheetComputed } from '#lib/formulas/sheets/protocol.ts';

/** The package is what it says, and its types tell the same of it. */
const engine = createRequire(workerData.engine)(workerData.engine) as Hyper;

const compute = sheetComputerOn(engine);
const say = (said: Said<SheetComputed>) => parentPort?.postMessage(said);

parentPort?.on('message', (task) => say(compute(task)));
say({ is: 'ready' });
