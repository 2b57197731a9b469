import { entities } from '#lib/domain/entities/index.ts';
import { findRecords } from '#lib/server/queries/records.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { makeCompany } from './large-company.ts';
import { ms, quantile, times, type Result } from './measure.ts';

const RUNS = 30;
const searches = {
	'a number': '047110',
	'the start of a number': '0471',
	'a word of many titles': 'chai',
	'one letter': 'a',
	'a word of few titles': 'geitost 4711',
	'no title': 'zzqx',
	'a word with accents': 'zürich'
} as const;

/** Records of all tables by number or title, among 100,000 articles. */
export async function* bench(): AsyncGenerator<Result> {
	const { db, close } = await makeCompany();
	const tables = Object.keys(entities);
	for (const [name, search] of Object.entries(searches)) {
		const taken = await times(RUNS, () => findRecords({ db, actor: KONTOR }, tables, search));
		yield ms(`${name}, p95`, quantile(taken, 0.95), RUNS);
	}
	await close();
}
