import { dirname } from 'node:path';
import { createDemoUsers, demoUsers } from '#lib/server/auth/first-users.ts';
import { readImports, runImports } from '#lib/server/cli/run-imports.ts';
import type { Database } from '#lib/server/db/client.ts';
import { write } from '#lib/server/db/transaction.ts';
import { fact, putFact } from '#lib/server/store/facts.ts';
import { orderOpening } from './opening-orders.ts';
import { putInOpeningStock } from './opening-stock.ts';
import { isSetUp, KONTOR, setUp } from './set-up.ts';

const LIST = 'demo/northwind/imports.json';
const OPENING_STOCK = 'demo/northwind/opening-stock.json';
const OPENING_ORDERS = 'demo/northwind/products.csv';

/** Whether this is the demo company, whose sign-ins everybody may know. */
export const isDemo = async (db: Database): Promise<boolean> => (await fact(db, 'demo')) !== null;

/** Whether loading it was begun and not finished, because the process ended meanwhile. */
export const isHalfLoaded = async (db: Database): Promise<boolean> =>
	(await fact(db, 'demo')) === 'loading';

/**
 * The Northwind company in Germany, with its articles, partners and sign-ins, through the product's own import.
 * Begun again after a crash it goes on where it was.
 */
export async function loadDemo(db: Database): Promise<void> {
	await remember(db, 'loading');
	if (!(await isSetUp(db))) {
		await setUp(db, { name: 'Northwind Traders', country: 'DE', currency: 'EUR' });
	}
	await runImports({ db, actor: KONTOR }, dirname(LIST), await readImports(LIST));
	await putInOpeningStock({ db, actor: KONTOR }, OPENING_STOCK);
	await orderOpening({ db, actor: KONTOR }, OPENING_ORDERS);
	await createDemoUsers(db);
	await remember(db, 'loaded');
}

/** The sign-ins to show, in the demo company alone. */
export async function demoSignIns(db: Database) {
	if (!(await isDemo(db))) return [];
	return demoUsers.map(({ login, password, role }) => ({ login, password, role }));
}

const remember = (db: Database, state: 'loading' | 'loaded') =>
	write({ db, actor: KONTOR }, (tx) => putFact(tx, 'demo', state));
