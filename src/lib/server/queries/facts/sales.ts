import { documents } from '#lib/domain/documents/index.ts';
import { known } from '#lib/domain/model/assert.ts';
import { linesOf } from '#lib/domain/model/document.ts';
import { storedEntries } from '#lib/domain/model/schema.ts';
import { formulaFields } from '#lib/formulas/fields.ts';
import { sqlOf, type Lookup } from '#lib/formulas/sql.ts';
import { NULL, sql, verbatim, type Sql } from '#lib/formulas/sql/fragment.ts';

const never = verbatim('0');

/** What is promised to a line of any document, or what of it is covered; of one that promises nothing it is 0. */
export const promisedTo =
	(figure: 'open' | 'allocated'): Lookup =>
	([line = NULL]) => ({
		value: sql`(SELECT coalesce(sum(e.${verbatim(figure)}), 0) / 1e4 FROM "reservationEntry" AS e
			WHERE e.line = ${line} COLLATE NOCASE)`,
		failed: never
	});

const deliveredOf = (line: Sql): Sql => sql`(SELECT coalesce(sum(d.quantity), 0)
	FROM "deliveryNoteLine" AS d JOIN "deliveryNote" AS n ON n.id = d.document
	WHERE d."orderLine" = ${line} AND n.state = 'posted')`;

export const delivered: Lookup = ([line = NULL]) => ({
	value: sql`(${deliveredOf(line)} / 1e4)`,
	failed: never
});

/** Of a line that is no line of an order it is blank. */
export const stillOpen: Lookup = ([line = NULL]) => ({
	value: sql`(SELECT CASE WHEN o.state IN ('closed', 'cancelled') THEN 0.0
			ELSE max(l.quantity - ${deliveredOf(line)}, 0) / 1e4 END
		FROM "salesOrderLine" AS l JOIN "salesOrder" AS o ON o.id = l.document WHERE l.id = ${line})`,
	failed: never
});

/** What lines come to does not hang on the day. */
const ANY_DAY = '2000-01-01';

/** What the lines of a document come to, each by the formula of its own column, so that both round alike. */
export function totalOf(document: string, column: string): Lookup {
	const lines = linesOf(known(documents[document], document));
	const form = sqlOf(known(formulaFields(lines).get(column), document).formula);
	const { sql: amount } = known(form.ok ? form : null, document);
	const columns = storedEntries(lines.fields).map(([name]) => [name, `l."${name}"`]);
	const ofLine = amount(Object.fromEntries(columns), { today: ANY_DAY });
	return ([of = NULL]) => ({
		value: sql`(SELECT round(coalesce(sum(${ofLine}), 0.0), 2) FROM ${verbatim(`"${lines.name}"`)} AS l
			WHERE l.document = ${of})`,
		failed: never
	});
}
