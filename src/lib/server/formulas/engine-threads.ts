import { patience } from '#lib/formulas/bounds.ts';
import { poolOf, type Pool } from '#lib/formulas/engine/pool.ts';
import source from './engine-thread.ts?thread';
import { HEAP_MB, threadOf } from './thread.ts';

/** As many as there may be formulas of different people at the same time; each takes some 60 MB. */
const THREADS = 2;

/** Threads in which HyperFormula computes, so that no formula holds up the server or takes its memory. */
export const openEngines = ({
	threads = THREADS,
	heapMb = HEAP_MB,
	allowed = patience
} = {}): Pool => poolOf(threadOf(source, heapMb), threads, allowed);
