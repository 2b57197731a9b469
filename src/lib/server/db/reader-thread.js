// Runs in a worker thread, from its text: answers queries on a connection that cannot write,
// so that a long read stops nobody. Plain JavaScript, since Node loads it without a build.
const { parentPort, workerData } = require('node:worker_threads');
const { createClient } = require(workerData.driver);

/** @type {import('@libsql/client').Client} */
const client = createClient({ url: workerData.url, concurrency: 1, timeout: 5000 });

async function prepare() {
	for (const pragma of workerData.pragmas) await client.execute(pragma);
}

const ready = prepare();

/** @param {{ id: number, sql: string, args: import('@libsql/client').InArgs }} query */
async function answer({ id, sql, args }) {
	try {
		await ready;
		const { columns, rows } = await client.execute({ sql, args });
		return { id, columns, values: rows.map((row) => Array.from(row)) };
	} catch (error) {
		// A failed statement is not reset by the driver: the next one needs a fresh connection.
		await client.reconnect();
		await prepare();
		return { id, columns: [], values: [], message: String(error) };
	}
}

parentPort?.on('message', async (query) => parentPort?.postMessage(await answer(query)));
