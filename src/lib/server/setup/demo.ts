import type { Database } from '#lib/server/db/client.ts';
import { setUp } from './set-up.ts';

/** The Northwind company: set up in Germany, with its articles, partners and sign-ins, through the product's own import. */
export async function loadDemo(db: Database): Promise<void> {
	await setUp(db, { name: 'Northwind Traders', country: 'DE', currency: 'EUR' });
}
