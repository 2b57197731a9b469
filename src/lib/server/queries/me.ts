import { sql } from 'drizzle-orm';
import { counting } from '#lib/domain/access/may.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { lastSequence } from '#lib/server/store/news.ts';
import { ownWords } from './own-words.ts';

type Company = {
	readonly name: string;
	/** ISO codes. */
	readonly currency: string;
	readonly country: string;
};

/** Who the caller is, what he may do, and whom he works for. */
export async function me({ db, actor }: Context) {
	const [user] = await db.all<{ language: string }>(
		sql`select language from user where id = ${actor.userId}`,
		'short'
	);
	const [company] = await db.all<Company>(
		sql`select c.name, m.code as currency, n.code as country from company c
			join currency m on m.id = c.currency join country n on n.id = c.country limit 1`,
		'short'
	);
	return {
		user: { id: actor.userId, name: actor.name, language: user?.language ?? 'en' },
		grants: counting(actor).toSorted(),
		// Asked before any table is read: what is written later is told by the stream of news.
		sequence: await lastSequence(db),
		// By language, since the page may be in another one than the user has so far.
		words: await ownWords({ db, actor }),
		company: company ?? { name: '', currency: '', country: '' }
	};
}
