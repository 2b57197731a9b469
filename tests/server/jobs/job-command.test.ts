import { afterAll, afterEach, beforeAll, describe, expect, test, vi } from 'vitest';
import { jobCommand, runThrough } from '#lib/server/cli/job-command.ts';
import { jobsHere } from '#lib/server/cli/job-door.ts';
import { makeStock, type Stock } from '../../support/stock.ts';
import { actor, TODAY } from '../../support/world.ts';

let stock: Stock;
beforeAll(async () => {
	stock = await makeStock();
	const [article, warehouse] = [await stock.addArticle(), await stock.addWarehouse()];
	await stock.posted('putIn', { warehouse }, { article, quantity: 12 });
});
afterAll(() => stock.world.close());
afterEach(() => vi.unstubAllEnvs());

const said: string[] = [];
afterEach(() => said.splice(0));
const say = (line: string) => void said.push(line);
const here = () => jobsHere(stock.world.db, actor(), TODAY);

describe('a job from the command line', () => {
	test('says what came of it and ends well', async () => {
		expect(await runThrough(here(), 'validateStock', say)).toBe(0);
		expect(said).toEqual(['Articles looked at: 1']);
	});

	test('says what is wrong, and ends with a failure', async () => {
		await stock.world.db.writer.execute(`update "stockRecord" set reserved = 20000`);
		expect(await runThrough(here(), 'validateStock', say)).toBe(1);
		expect(said).toEqual([
			'0001 Article 0001 · W0002: 2 reserved, by its moves 0',
			'Articles looked at: 1'
		]);
		await stock.world.db.writer.execute(`update "stockRecord" set reserved = 0`);
	});

	test('runs in a company that nobody serves', async () => {
		await stock.world.db.writer.execute('pragma wal_checkpoint(truncate)');
		vi.stubEnv('DATABASE_URL', `file:${stock.world.file}`);
		expect(await jobCommand(['validateStock'], say)).toBe(0);
		expect(said).toEqual(['Articles looked at: 1']);
		const { runs } = await stock.world.api().jobs.runs({ job: 'validateStock' });
		expect(runs[0]).toMatchObject({ who: 'Kontor', state: 'done' });
	});

	test('without a name lists what there is; one that there is not is told', async () => {
		expect(await jobCommand([], say)).toBe(1);
		expect(said.join('\n')).toContain('validateStock');
		said.splice(0);
		expect(await jobCommand(['tidyUp'], say)).toBe(1);
		expect(said[0]).toMatch(/^No job tidyUp\n/);
	});
});
