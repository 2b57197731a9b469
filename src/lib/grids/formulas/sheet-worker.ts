import * as hyper from 'hyperformula';
import type { Said } from '#lib/formulas/engine/protocol.ts';
import { sheetComputerOn } from '#lib/formulas/sheets/compute.ts';
import type { SheetComputed, SheetTask } from '#lib/formulas/sheets/protocol.ts';

const compute = sheetComputerOn(hyper);
const say = (said: Said<SheetComputed>) => postMessage(said);

addEventListener('message', ({ data }: MessageEvent<SheetTask>) => say(compute(data)));
say({ is: 'ready' });
