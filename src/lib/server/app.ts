import { randomBytes } from 'node:crypto';
import { env } from 'node:process';
import type { Actor } from '#lib/domain/model/permission.ts';
import { languageOf } from '#lib/domain/setup/language.ts';
import { forgetFormerCredentials } from './auth/credential.ts';
import { createAdministrator } from './auth/first-users.ts';
import { connect, type Database } from './db/client.ts';
import { migrateDatabase } from './db/migrate.ts';
import { own } from './db/owner.ts';
import { keepSchedule, prepareJobs } from './jobs/scheduled.ts';
import { demoSignIns, isHalfLoaded, loadDemo } from './setup/demo.ts';
import { giveNewGrants } from './setup/new-grants.ts';
import { addMissingRows, isSetUp, KONTOR, setUp } from './setup/set-up.ts';
import { seenBy } from './store/seen.ts';
import type { Language } from './texts.ts';

export type App = {
	readonly db: Database;
	/** Sign-ins to be shown, in the demo company alone. */
	readonly signIns: Awaited<ReturnType<typeof demoSignIns>>;
};

/** Kept with the process, so that a module that is loaded anew meets the product that runs already. */
const running: { kontor?: Promise<App> } = globalThis as object;

/** The one running product of this process: the database is owned, migrated and set up before the first answer. */
export function getApp(): Promise<App> {
	running.kontor ??= start();
	return running.kontor;
}

/** The company of the running product, as somebody may see it. */
export const companyFor = async (actor: Actor): Promise<Database> =>
	seenBy((await getApp()).db, actor);

async function start(): Promise<App> {
	const app = await openCompany(env['ORIGIN'] ?? 'http://localhost:3000');
	const schedule = env['KONTOR_JOBS'] === 'off' ? undefined : keepSchedule(app.db, KONTOR);
	process.once('sveltekit:shutdown', () => {
		schedule?.stop();
		void app.close();
	});
	return app;
}

/**
 * Opens the database named by DATABASE_URL for this process. An empty one becomes the demo company, or with
 * KONTOR_COUNTRY and KONTOR_CURRENCY a company of one's own without demo data. `address` tells others who owns it.
 */
export async function openCompany(address: string): Promise<App & { close(): Promise<void> }> {
	const url = env['DATABASE_URL'] ?? 'file:company/kontor.db';
	const owner = await own(url, address);
	const db = await connect(url);
	await migrateDatabase(db);
	if (!(await isSetUp(db))) await beginCompany(db);
	else if (await isHalfLoaded(db)) await loadDemo(db);
	await addMissingRows(db);
	await giveNewGrants(db);
	await forgetFormerCredentials(db);
	await prepareJobs({ db, actor: KONTOR }, new Date());
	return {
		db,
		signIns: await demoSignIns(db),
		async close() {
			await db.close();
			owner.release();
		}
	};
}

async function beginCompany(db: Database): Promise<void> {
	const country = env['KONTOR_COUNTRY'];
	if (!country) return loadDemo(db);
	const currency = env['KONTOR_CURRENCY'] ?? 'EUR';
	await setUp(db, { country, currency, name: env['KONTOR_COMPANY'] ?? 'Company' });
	await addAdministrator(db, languageOf(country));
}

/** The first user of a company of one's own; a password nobody chose is told once, to the terminal. */
async function addAdministrator(db: Database, language: Language): Promise<void> {
	const chosen = env['KONTOR_ADMIN_PASSWORD'];
	const password = chosen ?? randomBytes(12).toString('base64url');
	await createAdministrator(db, { login: 'admin', name: 'Administrator', password, language });
	if (!chosen) process.stdout.write(`\nSign in as admin with the password ${password}\n`);
}
