import { sql } from 'drizzle-orm';
import { may } from '#lib/domain/access/may.ts';
import type { entities } from '#lib/domain/entities/index.ts';
import type { Actor } from '#lib/domain/model/permission.ts';
import type { Cell } from '#lib/domain/model/row.ts';
import type { Reading } from '#lib/server/store/rows.ts';

type Language = (typeof entities.user.fields.language.choices)[number];
type Words = Readonly<Record<string, string>>;

/** What a company calls things otherwise than the product does: by language, and by the keys of the texts. */
export type OwnWords = Readonly<Record<Language, Words>>;

type Asker = { readonly db: Reading; readonly actor: Actor };
type Named = { readonly kind: string } & Readonly<Record<Language, Cell>>;

/** The kinds of move that have names of their own, for those who may see what is called so. */
export async function ownWords({ db, actor }: Asker): Promise<OwnWords> {
	const rows = may(actor, 'stockMove.read')
		? await db.all<Named>(sql`select kind, en, de, pl, tr from "movementKind"`, 'short')
		: [];
	const wordsIn = (language: Language): Words =>
		Object.fromEntries(
			rows.flatMap((row) => {
				const word = row[language];
				return typeof word === 'string' ? [[`stockMove.kind.${row.kind}`, word]] : [];
			})
		);
	return { en: wordsIn('en'), de: wordsIn('de'), pl: wordsIn('pl'), tr: wordsIn('tr') };
}
