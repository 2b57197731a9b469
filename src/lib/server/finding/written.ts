import { sql, type SQL } from 'drizzle-orm';
import type { Letters } from '#lib/domain/find/letters.ts';
import type { Field } from '#lib/domain/model/field.ts';
import { isAmount, places } from '#lib/domain/model/amount.ts';
import { signsOf, type Signs } from '#lib/domain/writing/format.ts';
import { isNumberKind, shownPlaces, type NumberKind } from '#lib/domain/writing/numbers.ts';
import { real } from '#lib/server/db/statement.ts';

/** How many decimals a computed number of a kind has, where its column does not say; undefined where it depends. */
const usualDecimals = (kind: NumberKind): number | undefined =>
	kind === 'percent' ? 1 : undefined;

/** What a cell shows in a locale, in SQL: the same as `domain/writing` makes of it. */
export class Written {
	readonly #signs: Signs;

	constructor(locale: string) {
		this.#signs = signsOf(locale);
	}

	/** A stored number as an editor writes it. */
	bare(column: SQL, kind: NumberKind): SQL {
		const { whole, fraction } = stored(column, kind);
		const rest = sql`rtrim(${fraction}, '0')`;
		const tail = sql`iif(${rest} = '', '', ${this.#signs.decimal} || ${rest})`;
		return sql`(iif(${column} < 0, '-', '') || ${whole} || ${tail})`;
	}

	/** The same as its cell shows it. */
	shown(column: SQL, kind: NumberKind): SQL {
		return this.#shown(column, { ...stored(column, kind), kind, least: shownPlaces[kind].least });
	}

	/** A computed number, of percent a fraction, as the cell shows it; anything else is text. */
	computed(column: SQL, kind: NumberKind, decimals = usualDecimals(kind)): SQL {
		const { least, most } =
			decimals === undefined ? shownPlaces[kind] : { least: decimals, most: decimals };
		const value = kind === 'percent' ? sql`${column} * ${real(100)}` : column;
		// Only to whole numbers printf rounds halves to even ones.
		const digits =
			most === 0
				? sql`(select printf('%.0f.', round(abs(${value}))) as d)`
				: sql`(select printf(${`%.${most}f`}, abs(${value})) as d)`;
		const whole = sql`cast(substr(d, 1, instr(d, '.') - 1) as integer)`;
		const fraction = sql`substr(d, instr(d, '.') + 1)`;
		const shown = this.#shown(value, { whole, fraction, kind, least });
		return sql`iif(typeof(${column}) = 'text', ${column}, (select ${shown} from ${digits}))`;
	}

	day(column: SQL): SQL {
		const parts = this.#signs.day.map(({ part, text }) =>
			part === null ? sql`${text}` : sql`substr(${column}, ${DAY[part][0]}, ${DAY[part][1]})`
		);
		return sql`(${sql.join(parts, sql` || `)})`;
	}

	/** Whether a number or a day can be written with such letters at all: else none has to be. */
	canHold(letters: Letters): boolean {
		const { decimal, group, percent, day } = this.#signs;
		const between = day.filter(({ part }) => part === null).map(({ text }) => text);
		const signs = new Set(`0123456789-${decimal}${group}${percent.join('')}${between.join('')}`);
		return letters.every((forms) => forms.some((form) => signs.has(form)));
	}

	#shown(value: SQL, { whole, fraction, kind, least }: Digits): SQL {
		const { decimal, group, grouped, percent } = this.#signs;
		const [before, after] = kind === 'percent' ? percent : ['', ''];
		const thousands = sql`replace(printf('%,d', ${whole}), ',', ${group})`;
		const rest = sql`rtrim(${fraction}, '0')`;
		const padded = sql`substr(${fraction}, 1, max(length(${rest}), ${least}))`;
		const tail = sql`iif(${rest} = '' and ${least} = 0, '', ${decimal} || ${padded})`;
		return sql`(iif(${value} < 0, '-', '') || ${before}
			|| iif(${whole} < ${grouped}, ${whole}, ${thousands}) || ${tail} || ${after})`;
	}
}

/** A number without its sign, in SQL: what stands before and after the decimal sign. */
type Digits = {
	readonly whole: SQL;
	readonly fraction: SQL;
	readonly kind: NumberKind;
	/** So many decimals are always shown. */
	readonly least: number;
};

function stored(column: SQL, kind: NumberKind): Pick<Digits, 'whole' | 'fraction'> {
	if (!isAmount(kind)) return { whole: sql`abs(${column})`, fraction: sql`''` };
	const scale = 10 ** places[kind];
	return {
		whole: sql`(abs(${column}) / ${scale})`,
		fraction: sql`printf(${`%0${places[kind]}d`}, abs(${column}) % ${scale})`
	};
}

/** Where the parts of a day stand in YYYY-MM-DD, and how long they are. */
const DAY = { year: [1, 4], month: [6, 2], day: [9, 2] } as const;

type Text = (value: SQL) => SQL;

/** Every text that stands for a value of a field and may hold these letters; none for a flag, which is a box. */
export function textsOf(written: Written, field: Field, letters: Letters): readonly Text[] {
	const as = field.kind === 'formula' ? field.as : field.kind;
	if (as === 'text') return [(value) => value];
	const fits = written.canHold(letters);
	if (as === 'date') return fits ? [(value) => written.day(value)] : [];
	if (!isNumberKind(as)) return [];
	if (field.kind === 'formula') return computed(written, as, field.decimals, fits);
	return fits ? [(value) => written.bare(value, as), (value) => written.shown(value, as)] : [];
}

/** A formula may also come to a text where a number is meant. */
const computed = (
	written: Written,
	as: NumberKind,
	decimals: number | undefined,
	fits: boolean
): readonly Text[] => [
	fits
		? (value) => written.computed(value, as, decimals)
		: (value) => sql`iif(typeof(${value}) = 'text', ${value}, null)`
];
