import { sql, type SQL } from 'drizzle-orm';
import { visibleTo } from '#lib/domain/access/visible.ts';
import type { Find } from '#lib/domain/find/find.ts';
import { patternOf, type Pattern } from '#lib/domain/find/pattern.ts';
import { known } from '#lib/domain/model/assert.ts';
import type { Entity } from '#lib/domain/model/entity.ts';
import { fieldNamed } from '#lib/domain/model/schema.ts';
import { stored } from '#lib/domain/registry.ts';
import { name } from '#lib/server/db/statement.ts';
import { columnsFor } from '#lib/server/queries/columns.ts';
import type { Reader } from '#lib/server/queries/list-page.ts';
import { ownWords } from '#lib/server/queries/own-words.ts';
import { Refused } from '#lib/server/refused.ts';
import type { Columns } from '#lib/server/store/conditions.ts';
import { globs, resembles } from '#lib/server/store/likeness.ts';
import { titleOf } from '#lib/server/store/references.ts';
import { isLanguage, textIn, textsWith, type Language } from '#lib/server/texts.ts';
import { textsOf, Written } from './written.ts';

/** A column to look into, and in SQL whether a value of it holds what is sought. */
export type SoughtColumn = {
	readonly field: string;
	readonly value: SQL;
	hit(value: SQL): SQL;
};
export type Sought = {
	readonly entity: Entity;
	readonly columns: Columns;
	readonly pattern: Pattern;
	/** In the order of the search, without those of which no cell can hold it. */
	readonly sought: readonly SoughtColumn[];
	/** Computed columns that the database cannot compute. */
	readonly unsearched: readonly string[];
};

/** Makes conditions of a search, in what the reader may see. */
export async function soughtIn(reader: Reader, entity: Entity, find: Find): Promise<Sought> {
	const visible = visibleTo(reader.actor, entity);
	const hidden = find.fields.find((field) => !fieldNamed(visible.fields, field));
	if (hidden !== undefined) {
		throw new Refused([{ code: 'query.invalid', params: { field: hidden } }]);
	}
	const columns = await columnsFor(reader, entity, find.query, find.fields);
	const pattern = patternOf(find);
	const written = new Written(find.locale);
	const textOf = textsWith(await ownWords(reader), languageOf(find.locale));
	const fields = [...new Set(find.fields)];
	const place = { entity: visible, pattern, written, textOf };
	const sought = fields.flatMap((field) => {
		const column = columns(field);
		const hit = column && hitOf({ ...place, field });
		return hit ? [{ field, value: column.sql, hit }] : [];
	});
	const unsearched = fields.filter((field) => !columns(field));
	return { entity: visible, columns, pattern, sought, unsearched };
}

/** The word of a choice in the language of whoever searches. */
export const choiceWord = (entity: Entity, field: string, choice: string, locale: string): string =>
	textIn(languageOf(locale), `${entity.name}.${field}.${choice}`);

function languageOf(locale: string): Language {
	const [language = ''] = locale.split('-');
	return isLanguage(language) ? language : 'en';
}

type Place = {
	readonly entity: Entity;
	readonly field: string;
	readonly pattern: Pattern;
	readonly written: Written;
	textOf(key: string): string;
};
type Hit = SoughtColumn['hit'];

/** Null where no cell of the column can be hit. */
function hitOf(place: Place): Hit | null {
	const { entity, field, pattern, written } = place;
	const definition = known(entity.fields[field], field);
	if (definition.kind === 'choice') return choiceHit(place, definition.choices);
	const part = pattern.whole ? 'whole' : 'inside';
	const globbed = (text: SQL) => globs(text, pattern.letters, part);
	const fit = (text: SQL) => (pattern.exact ? globbed(text) : resembles(text, pattern.text, part));
	if (definition.kind === 'ref') return (value) => titled(definition.to, value, fit);
	const texts = textsOf(written, definition, pattern.letters);
	if (texts.length === 0) return null;
	// What has to be written first is looked at once only.
	const each = definition.kind === 'text' ? fit : globbed;
	return (value) =>
		sql`(${sql.join(
			texts.map((text) => each(text(value))),
			sql` or `
		)})`;
}

function choiceHit(
	{ entity, field, pattern, textOf }: Place,
	choices: readonly string[]
): Hit | null {
	const word = (choice: string) => textOf(`${entity.name}.${field}.${choice}`);
	const found = choices.filter((choice) => pattern.occursIn(word(choice)));
	if (found.length === 0) return null;
	return (value) => sql`${value} in (select value from json_each(${JSON.stringify(found)}))`;
}

function titled(target: string, value: SQL, fit: (title: SQL) => SQL): SQL {
	const title = titleOf(known(stored[target], target), 't');
	return sql`${value} in (select t.id from ${name(target)} as t where ${fit(title)})`;
}
