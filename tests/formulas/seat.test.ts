import { Worker } from 'node:worker_threads';
import { expect, test } from 'vitest';
import { seatOf, type Open } from '#lib/formulas/engine/seat.ts';
import type { Said } from '#lib/formulas/engine/protocol.ts';

/** A thread that answers at once with what it is asked, unless that is nothing. */
const echo: Open<string, string> = (tell) => {
	const worker = new Worker(
		`const { parentPort } = require('node:worker_threads');
		parentPort.on('message', (asked) => asked && parentPort.postMessage({ is: 'values', values: asked, taken: 0 }));
		parentPort.postMessage({ is: 'ready' });`,
		{ eval: true }
	);
	worker.on('message', (said: Said<string>) => tell(said));
	return { post: (task) => worker.postMessage(task), end: () => void worker.terminate() };
};

function keepBusy(ms: number) {
	const end = performance.now() + ms;
	while (performance.now() < end);
}

test('an answer that came in time counts, also when nobody had time to hear it', async () => {
	const seat = seatOf(echo);
	await seat.ask('warm', 10_000);
	// Timers come next, before whatever has come.
	await new Promise(setImmediate);
	const asked = seat.ask('hello', 50);
	keepBusy(200);
	expect(await asked).toEqual({ is: 'values', values: 'hello', taken: 0 });
	seat.close();
});

test('who says nothing is ended, and the next one answers', async () => {
	const seat = seatOf(echo);
	await seat.ask('warm', 10_000);
	expect(await seat.ask('', 50)).toEqual({ is: 'time' });
	expect(await seat.ask('again', 10_000)).toEqual({ is: 'values', values: 'again', taken: 0 });
	seat.close();
});
