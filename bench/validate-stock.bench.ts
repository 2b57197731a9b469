import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { execPath } from 'node:process';
import { sql } from 'drizzle-orm';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { stockMove } from '#lib/domain/stock/stock-move.ts';
import { validateStock } from '#lib/server/jobs/validate-stock.ts';
import { KONTOR } from '#lib/server/setup/set-up.ts';
import { rounded, time, type Result } from './measure.ts';
import { makeStockCompany, type StockCompany } from './stock-company.ts';

const ARTICLES = 1000;
const MOVES = 1_000_000;
const MOST_MB = 600;

/** Every figure of stock computed anew from a million moves; and the most memory that it takes as a command. */
export async function* bench(): AsyncGenerator<Result> {
	const company = await makeStockCompany(ARTICLES);
	await fill(company);
	const { db } = company;
	let found = Number.NaN;
	const taken = await time(async () => {
		const work = { context: { db, actor: KONTOR }, today: '2026-03-02', tell: () => {} };
		({ found } = await validateStock(work));
	});
	if (found > 0) throw new Error(`${found} deviations in a ledger without any`);
	yield { metric: `${MOVES} moves`, value: rounded(taken / 1000), unit: 's', n: MOVES };
	const most = await memoryOfCommand(db.url);
	yield {
		...{ metric: 'most memory of the command', value: rounded(most), unit: 'MB', n: MOVES },
		ratio: rounded(most / MOST_MB),
		against: `${MOST_MB} MB`
	};
	await company.close();
}

/** Runs it from the command line, the tools of development included. */
function memoryOfCommand(url: string): Promise<number> {
	const command = spawn(execPath, ['scripts/job.js', 'validateStock'], {
		env: { ...process.env, DATABASE_URL: url, KONTOR_COUNTRY: 'DE' },
		stdio: 'ignore'
	});
	let most = 0;
	const watch = setInterval(() => {
		const status = readFileSync(`/proc/${command.pid}/status`, 'utf8');
		most = Math.max(most, Number(/VmHWM:\s+(\d+)/.exec(status)?.[1] ?? 0) / 1024);
	}, 50);
	return new Promise((resolve, reject) => {
		command.once('exit', (code) => {
			clearInterval(watch);
			if (code === 0) resolve(most);
			else reject(new Error(`the command ended with ${code}`));
		});
	});
}

/** Copies the moves that brought the goods until there are so many, and lets records and layers follow. */
async function fill({ db }: StockCompany): Promise<void> {
	const names = storedEntries(stockMove.fields).map(([name]) => `"${name}"`);
	const cells = names.join(', ');
	const [row] = await db.all<{ count: number }>(sql`select count(*) as count from "stockMove"`);
	const copies = Math.ceil(MOVES / Number(row?.count ?? MOVES));
	// Filling the indexes afterwards takes a tenth of the time.
	const indexes = await db.all<{ name: string; sql: string }>(
		sql`select name, sql from sqlite_master where type = 'index' and tbl_name = 'stockMove' and sql <> ''`
	);
	for (const { name } of indexes) await db.writer.execute(`drop index "${name}"`);
	await db.writer.execute(
		`with recursive n(i) as (select 1 union all select i + 1 from n where i < ${copies - 1})
			insert into "stockMove" (id, version, ${cells}) select m.id || '-' || n.i, 1, ${cells}
				from n join "stockMove" as m where length(m.id) = 36`
	);
	for (const { sql } of indexes) await db.writer.execute(sql);
	await db.writer.execute(`update "stockRecord" set "onHand" = "onHand" * ${copies}`);
	await db.writer.execute(
		`update "costLayer" set received = received * ${copies}, quantity = quantity * ${copies}`
	);
}
