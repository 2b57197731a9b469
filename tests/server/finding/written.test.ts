import { sql } from 'drizzle-orm';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { isAmount, places, roundHalfUp } from '#lib/domain/model/amount.ts';
import { writing } from '#lib/domain/writing/format.ts';
import { numberText, shownPlaces, type NumberKind } from '#lib/domain/writing/numbers.ts';
import { real } from '#lib/server/db/statement.ts';
import { Written } from '#lib/server/finding/written.ts';
import { makeWorld, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
	world = await makeWorld();
});
afterAll(() => world.close());

const locales = ['en-GB', 'en-US', 'de-DE', 'de-CH', 'de-AT', 'pl-PL', 'tr-TR'];
const kinds = Object.keys(shownPlaces) as NumberKind[];

/** Few digits and many, with and without decimals, up to what a cell holds. */
const scaled = fc.oneof(
	fc.integer({ min: -20_000_000, max: 20_000_000 }),
	fc.integer({ min: -20, max: 20 }).map((value) => value * 1_000_000),
	fc.integer({ min: -999_999_999_999, max: 999_999_999_999 })
);

test.each(locales)('the database writes stored numbers and days as %s does', async (locale) => {
	const written = new Written(locale);
	const own = writing(locale);
	const numbers = fc.sample(scaled, { numRuns: 100, seed: 7 });
	for (const kind of kinds) {
		const bare = written.bare(sql`value`, kind);
		const shown = written.shown(sql`value`, kind);
		const rows = await world.db.all<{ bare: string; shown: string }>(
			sql`select ${bare} as bare, ${shown} as shown from json_each(${JSON.stringify(numbers)})`
		);
		const plain = numbers.map((value) => (isAmount(kind) ? value / 10 ** places[kind] : value));
		expect(rows.map(({ bare }) => bare)).toEqual(plain.map((value) => own.bare(value)));
		expect(rows.map(({ shown }) => shown)).toEqual(
			plain.map((value) => numberText(value, kind, own))
		);
	}
	const days = ['2026-03-02', '1999-12-31', '2024-02-29'];
	const found = await world.db.all<{ day: string }>(
		sql`select ${written.day(sql`value`)} as day from json_each(${JSON.stringify(days)})`
	);
	expect(found.map(({ day }) => day)).toEqual(days.map((day) => own.day(day)));
});

test.each(locales)('and computed numbers, of percent a fraction, in %s', async (locale) => {
	const written = new Written(locale);
	const own = writing(locale);
	const values = [0, 1, -1, 0.5, 12.25, -1234.5, 1234567.891, 0.0625, 99999, 0.123456];
	for (const kind of ['quantity', 'price', 'money', 'percent'] as const) {
		for (const value of values) {
			const [row] = await world.db.all<{ text: string }>(
				sql`select ${written.computed(sql`${real(value)}`, kind)} as text`
			);
			const expected = kind === 'percent' ? own.percent(value, 1, 1) : numberText(value, kind, own);
			expect(row?.text, `${kind} ${value}`).toBe(expected);
		}
	}
	for (const decimals of [0, 2, 3]) {
		for (const value of values) {
			const [row] = await world.db.all<{ text: string }>(
				sql`select ${written.computed(sql`${real(value)}`, 'quantity', decimals)} as text`
			);
			const expected = own.number(roundHalfUp(value, decimals), decimals, decimals);
			expect(row?.text, `${value} with ${decimals} decimals`).toBe(expected);
		}
	}
	const [row] = await world.db.all<{ text: string }>(
		sql`select ${written.computed(sql`'none'`, 'price')} as text`
	);
	expect(row?.text).toBe('none');
});
