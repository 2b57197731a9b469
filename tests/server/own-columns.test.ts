import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { grants } from '#lib/domain/access/grants.ts';
import { columnLimits } from '#lib/domain/columns/formula-column.ts';
import { entities } from '#lib/domain/entities/index.ts';
import { limits } from '#lib/formulas/parse.ts';
import { exportFile, type ExportFormat } from '#lib/server/exports/export-rows.ts';
import { setUp } from '#lib/server/setup/set-up.ts';
import { callerOf } from '#lib/server/trpc/router.ts';
import { codesOf, problemsOf } from '../support/entity-api.ts';
import { newId } from '../support/make.ts';
import { makeWorld, TODAY, type World } from '../support/world.ts';

const PAGE = { offset: 0, limit: 50 };
/** Every right there is but those about costs. */
const curious = grants.filter((grant) => !grant.startsWith('costs.'));

let world: World;
const people = { ana: grants, ben: grants, cleo: curious } as const;
type Person = keyof typeof people;
const actorOf = (name: Person, held: readonly string[] = people[name]) => ({
	userId: name,
	name,
	grants: new Set(held),
	warehouses: 'all' as const
});
const api = (name: Person, held?: readonly string[]) =>
	callerOf({ db: world.db, actor: actorOf(name, held), today: TODAY, token: false }).entities
		.article;

beforeAll(async () => {
	world = await makeWorld();
	await setUp(world.db, { name: 'Test', country: 'DE', currency: 'EUR' });
	const { article, unit } = world.api().entities;
	const [piece] = (await unit.lookup({ search: 'PCS' })).options;
	await article.save({
		operation: newId(),
		changes: [18, 19, 10, null, 22.5].map((salesPrice, at) => ({
			id: newId(),
			version: 0,
			patch: { number: `A-${at}`, name: `Tea ${at}`, unit: piece?.id ?? '', salesPrice, cost: at }
		})),
		confirmed: ['price.below-cost']
	});
});
afterEach(async () => {
	await world.db.writer.execute('delete from formulaColumn');
});
afterAll(() => world.close());

type Wanted = Parameters<ReturnType<typeof api>['saveColumn']>[0];
const column = (name: string, formula: string, more: Partial<Wanted> = {}): Wanted => ({
	id: newId(),
	version: 0,
	name,
	formula,
	as: 'price',
	decimals: null,
	shared: false,
	...more
});
/** Keeps a column, and answers its id. */
async function keep(who: Person, name: string, formula: string, more: Partial<Wanted> = {}) {
	const wanted = column(name, formula, more);
	await api(who).saveColumn(wanted);
	return wanted.id;
}
const drop = (who: Person, ...ids: readonly string[]) =>
	ids.reduce<Promise<unknown>>(
		(before, id) => before.then(() => api(who).removeColumn({ id })),
		Promise.resolve()
	);
const namesOf = async (who: Person) =>
	(await api(who).columns()).columns.map(({ name, mine }) => (mine ? name : `${name}*`));

/** Rows of articles whose formula columns a test reads by their ids. */
const rowsOf = async (call: Promise<{ rows: readonly object[] }>) =>
	(await call).rows as readonly Readonly<Record<string, unknown>>[];

describe('a column of his own', () => {
	test('is calculated, sorted, filtered, added up and listed like any other', async () => {
		const id = await keep('ana', 'Twice', '=[salesPrice]*2', { decimals: 1 });
		expect((await api('ana').columns()).columns).toMatchObject([
			{ id, version: 1, name: 'Twice', formula: '=[salesPrice]*2', as: 'price', decimals: 1 }
		]);
		expect((await api('ana').columns()).columns[0]).toMatchObject({
			mine: true,
			shared: false,
			who: 'ana',
			problems: [],
			unsorted: null
		});
		const sorted = await rowsOf(
			api('ana').list({ ...PAGE, sort: [{ field: id, descending: true }] })
		);
		expect(sorted.map((row) => row[id])).toEqual([45, 38, 36, 20, 0]);
		const filter = { field: id, is: 'more', value: 30 } as const;
		const found = await api('ana').list({ ...PAGE, total: true, filter });
		expect(found.total).toBe(3);
		const { fields } = await api('ana').totals({ query: { filter }, fields: [id] });
		expect(fields[id]).toMatchObject({ count: 3, sum: 119, min: 36, max: 45 });
		const { values } = await api('ana').distinct({ field: id, query: {}, search: '4' });
		expect(values).toEqual([{ value: 45, title: '45', count: 1 }]);
		const query = { sort: [{ field: id }] };
		const places = sorted.map((row) => api('ana').position({ query, id: String(row['id']) }));
		expect((await Promise.all(places)).map(({ at }) => at)).toEqual([4, 3, 2, 1, 0]);
		const [row] = await rowsOf(api('ana').rows({ ids: [String(sorted[0]?.['id'])] }));
		expect(row).toMatchObject({ [id]: 45 });
	});

	test('stands in the answer to a save, and names rows for a change in bulk', async () => {
		const id = await keep('ana', 'Half', '=[salesPrice]/2');
		const [first] = await rowsOf(api('ana').list({ ...PAGE, sort: [{ field: 'number' }] }));
		const change = {
			id: String(first?.['id']),
			version: Number(first?.['version']),
			patch: { name: 'Chai' }
		};
		const saved = await rowsOf(api('ana').save({ operation: newId(), changes: [change] }));
		expect(saved).toMatchObject([{ name: 'Chai', [id]: 9 }]);
		const query = { filter: { field: id, is: 'atMost', value: 9 } } as const;
		const step = { do: 'formula', formula: `=[${id}]+1` } as const;
		const preview = await api('ana').previewBulk({ target: { query }, field: 'salesPrice', step });
		expect(preview.lines.map((line) => line.new).sort()).toEqual([1, 10, 6]);
	});

	test('goes into files under its name', async () => {
		const id = await keep('ana', 'Zur Hälfte', '=[salesPrice]/2');
		const file = await fileOf('ana', 'csv', ['number', id], { sort: [{ field: id }] });
		expect(file.replace('\uFEFF', '').split('\r\n').slice(0, 4)).toEqual([
			'Number,Zur Hälfte',
			'A-3,0',
			'A-2,5',
			'A-0,9'
		]);
		expect(await fileOf('ana', 'xlsx', [id])).toContain('Zur Hälfte');
	});

	test('may be text, a flag or a day, and is compared as such', async () => {
		const text = await keep('ana', 'Words', '=IF([cost]>2,"Dear","cheap")', { as: 'text' });
		const flag = await keep('ana', 'Dear', '=[cost]>2', { as: 'flag' });
		const day = await keep('ana', 'Day', '=DATE(2026,1,[cost]+1)', { as: 'date' });
		const count = async (field: string, is: 'equals' | 'in', value: string | boolean) => {
			const asked = is === 'in' ? { values: [value] } : { value };
			const filter = { field, is, ...asked };
			return (await api('ana').list({ ...PAGE, filter, total: true })).total;
		};
		expect(await count(text, 'equals', 'DEAR')).toBe(2);
		expect(await count(flag, 'in', true)).toBe(2);
		expect(await count(day, 'equals', '2026-01-02')).toBe(1);
		const { values } = await api('ana').distinct({ field: flag, query: {} });
		expect(values.map(({ value }) => value)).toEqual([false, true]);
		const sorted = await rowsOf(api('ana').list({ ...PAGE, sort: [{ field: text }] }));
		expect(sorted.map((row) => row[text])).toEqual(['cheap', 'cheap', 'cheap', 'Dear', 'Dear']);
		const { fields } = await api('ana').totals({ query: {}, fields: [text, day] });
		expect([fields[text]?.sum, fields[day]?.sum, fields[day]?.max]).toEqual([
			null,
			null,
			'2026-01-05'
		]);
	});

	test('that floods its cell is an error in each row, and sorts the table all the same', async () => {
		const id = await keep('ana', 'Flood', '=REPT("x",1E8)', { as: 'text' });
		const sort = [{ field: id }, { field: 'number' }];
		const rows = await rowsOf(api('ana').list({ ...PAGE, sort }));
		expect(rows.map((row) => row[id])).toEqual(Array(5).fill('#VALUE!'));
	});

	test('stands on others, and on what they become', async () => {
		const one = await keep('ana', 'One', '=[salesPrice]*2');
		const two = await keep('ana', 'Two', `=[${one}]+1`);
		const value = async () =>
			(await rowsOf(api('ana').list({ ...PAGE, sort: [{ field: two }] }))).map((row) => row[two]);
		expect(await value()).toEqual([1, 21, 37, 39, 46]);
		await api('ana').saveColumn(column('One', '=[salesPrice]*3', { id: one, version: 1 }));
		expect(await value()).toEqual([1, 31, 55, 58, 68.5]);
	});

	test('is nobody else’s', async () => {
		const id = await keep('ana', 'Mine', '=[salesPrice]*2');
		expect(await namesOf('ben')).toEqual([]);
		const [row] = await rowsOf(api('ben').list(PAGE));
		expect(row).not.toHaveProperty(id);
		const sort = [{ field: id }];
		expect(await codesOf(api('ben').list({ ...PAGE, sort }))).toEqual(['query.invalid']);
		expect(await codesOf(fileOf('ben', 'csv', [id]))).toEqual(['query.invalid']);
		expect(await codesOf(api('ben').removeColumn({ id }))).toEqual(['row.gone']);
		const changed = column('Mine', '=1', { id, version: 1 });
		expect(await codesOf(api('ben').saveColumn(changed))).toEqual(['row.gone']);
		expect(await codesOf(api('ben').saveColumn({ ...changed, version: 0 }))).toEqual([
			'row.exists'
		]);
	});
});

describe('saving', () => {
	test('the same request again changes nothing, another one is a conflict', async () => {
		const wanted = column('Once', '=[salesPrice]');
		await api('ana').saveColumn(wanted);
		await api('ana').saveColumn(wanted);
		expect((await api('ana').columns()).columns).toMatchObject([{ version: 1 }]);
		await api('ana').saveColumn({ ...wanted, version: 1, name: 'Other' });
		const [problem] = await problemsOf(
			api('ana').saveColumn({ ...wanted, version: 1, name: 'Third' })
		);
		expect(problem).toMatchObject({
			code: 'row.changed',
			params: { who: 'ana', theirs: '=[salesPrice]' }
		});
		expect(await codesOf(api('ana').saveColumn({ ...wanted, name: 'Third' }))).toEqual([
			'row.exists'
		]);
		const gone = column('Gone', '=1', { version: 3 });
		expect(await codesOf(api('ana').saveColumn(gone))).toEqual(['row.gone']);
		const { partner } = world.api(grants).entities;
		const elsewhere = partner.saveColumn({ ...wanted, formula: '=1', name: 'x' });
		expect(await codesOf(elsewhere)).toEqual(['row.exists']);
	});

	test('a name stands once among the columns that one sees', async () => {
		await keep('ana', 'Net price', '=[salesPrice]');
		const [problem] = await problemsOf(api('ana').saveColumn(column('net  PRICE', '=1')));
		expect(problem).toMatchObject({ code: 'value.taken', at: { field: 'name' } });
		const other = await keep('ben', 'Net price', '=[salesPrice]');
		await drop('ben', other);
	});

	test('so many and no more', async () => {
		const ids: string[] = [];
		for (let at = 0; at < columnLimits.own; at++) ids.push(await keep('ben', `C${at}`, '=1'));
		const [problem] = await problemsOf(api('ben').saveColumn(column('One more', '=1')));
		expect(problem).toMatchObject({ code: 'column.too-many', params: { max: columnLimits.own } });
	});

	test.each([
		['what is no formula', '=1+*', 'formula.syntax'],
		['too many signs', `=${'1+'.repeat(limits.length / 2)}1`, 'formula.too-long'],
		['2,000 brackets', `=${'('.repeat(2000)}1${')'.repeat(2000)}`, 'formula.too-long'],
		['too deep a nest', `=${'ABS('.repeat(50)}1${')'.repeat(50)}`, 'formula.too-complex'],
		['a column that is not there', '=[colour]*2', 'formula.unknown-column'],
		['a function that is not there', '=VLOOKUP([number])', 'formula.unknown-function'],
		['a cell of a sheet', '=A1*2', 'formula.brackets'],
		['too few arguments', '=ROUND()', 'formula.missing-arguments']
	])('refuses %s', async (_name, formula, code) => {
		const wanted = column('Wrong', formula);
		const problems = await problemsOf(api('ana').saveColumn(wanted));
		expect(problems.map((problem) => problem.code)).toContain(code);
		expect(problems[0]?.at).toEqual({ row: wanted.id, field: 'formula' });
		expect(await namesOf('ana')).toEqual([]);
	});

	test('a circle is refused and named', async () => {
		const one = await keep('ana', 'One', '=[salesPrice]');
		const two = await keep('ana', 'Two', `=[${one}]+1`);
		const three = await keep('ana', 'Three', `=[${two}]+1`);
		const closing = column('One', `=[${three}]`, { id: one, version: 1 });
		expect(await problemsOf(api('ana').saveColumn(closing))).toMatchObject([
			{ code: 'formula.circular', params: { column: 'One', chain: 'One → Three → Two → One' } }
		]);
		const self = column('Self', '');
		const own = api('ana').saveColumn({ ...self, formula: `=[${self.id}]` });
		expect(await problemsOf(own)).toMatchObject([
			{ code: 'formula.circular', params: { chain: 'Self → Self' } }
		]);
	});

	test('what stands on a column must go on to be calculated', async () => {
		const one = await keep('ana', 'One', '=[salesPrice]');
		const sum = (term: string) => `=SUM(${Array(45).fill(term).join(',')})`;
		await keep('ana', 'Many', sum(`[${one}]`));
		const large = column('One', sum('[salesPrice]'), { id: one, version: 1 });
		expect(await problemsOf(api('ana').saveColumn(large))).toMatchObject([
			{ code: 'column.breaks', params: { columns: 'Many' }, at: { field: 'formula' } }
		]);
	});
});

describe('a shared column', () => {
	test('is everybody’s, and in the care of all who may share', async () => {
		const id = await keep('ana', 'Ours', '=[salesPrice]*2', { shared: true });
		expect([await namesOf('ana'), await namesOf('ben')]).toEqual([['Ours'], ['Ours*']]);
		const [row] = await rowsOf(api('ben').list({ ...PAGE, sort: [{ field: id }] }));
		expect(row).toMatchObject({ [id]: 0 });
		const plain = curious.filter((grant) => grant !== 'views.share');
		const change = column('Ours', '=[salesPrice]*3', { id, version: 1, shared: true });
		expect(await codesOf(api('cleo', plain).saveColumn(change))).toEqual(['field.forbidden']);
		expect(await codesOf(api('cleo', plain).removeColumn({ id }))).toEqual(['field.forbidden']);
		const wanted = column('Mine too', '=1', { shared: true });
		expect(await problemsOf(api('cleo', plain).saveColumn(wanted))).toMatchObject([
			{ code: 'field.forbidden', params: { field: 'shared' } }
		]);
		await api('ben').saveColumn(change);
		expect((await api('ana').columns()).columns).toMatchObject([{ version: 2, who: 'ben' }]);
		const taken = column('Ours', '=[salesPrice]*3', { id, version: 2, shared: false });
		expect(await codesOf(api('ben').saveColumn(taken))).toEqual(['field.forbidden']);
		await drop('ben', id);
		expect(await namesOf('ana')).toEqual([]);
	});

	test('is made of what everybody has', async () => {
		const own = await keep('ana', 'Own', '=[salesPrice]');
		const wanted = column('Ours', `=[${own}]*2`, { shared: true });
		expect(await problemsOf(api('ana').saveColumn(wanted))).toMatchObject([
			{ code: 'column.own-inside', params: { columns: 'Own' } }
		]);
	});

	test('stays while others are made of it', async () => {
		const id = await keep('ana', 'Base', '=[salesPrice]', { shared: true });
		await keep('ana', 'Mine', `=[${id}]*2`);
		const his = await keep('ben', 'His', `=[${id}]*3`);
		expect(await problemsOf(api('ana').removeColumn({ id }))).toMatchObject([
			{ code: 'column.in-use', params: { columns: 'Mine, +1' } }
		]);
		const hidden = column('Base', '=[salesPrice]', { id, version: 1 });
		expect(await problemsOf(api('ana').saveColumn(hidden))).toMatchObject([
			{ code: 'column.in-use', params: { columns: '+1' }, at: { field: 'shared' } }
		]);
		await drop('ben', his);
		await api('ana').saveColumn(hidden);
		expect(await codesOf(api('ana').removeColumn({ id }))).toEqual(['column.in-use']);
	});
});

describe('what somebody may not see', () => {
	test.each([
		['=[cost]*2', 'formula.unknown-column'],
		['=[margin]', 'formula.unknown-column'],
		['=COST([number])', 'formula.forbidden']
	])('he can make no column of: %s', async (formula, code) => {
		expect(await codesOf(api('cleo').saveColumn(column('Spy', formula)))).toEqual([code]);
		const [row] = await rowsOf(api('cleo').list(PAGE));
		const trial = api('cleo').tryFormula({ formula, row: String(row?.['id']) });
		expect(await codesOf(trial)).toEqual([code]);
	});

	test.each(['=[cost]*2', '=[margin]', '=COST([number])'])(
		'he has no column of, by whatever way: %s',
		async (formula) => {
			const id = await keep('ana', 'Secret', formula, { shared: true });
			const upon = await keep('ana', 'Upon', `=[${id}]+1`, { shared: true });
			expect(await namesOf('ben')).toEqual(['Secret*', 'Upon*']);
			expect(await namesOf('cleo')).toEqual([]);
			for (const field of [id, upon]) {
				const [row] = await rowsOf(api('cleo').list(PAGE));
				expect(row).not.toHaveProperty(field);
				const filter = { field, is: 'filled' } as const;
				const step = { do: 'set', value: 1 } as const;
				const spied = { do: 'formula', formula: `=[${field}]` } as const;
				const target = { query: { filter } };
				const refusals = [
					api('cleo').list({ ...PAGE, sort: [{ field }] }),
					api('cleo').list({ ...PAGE, filter }),
					api('cleo').totals({ query: {}, fields: [field] }),
					api('cleo').distinct({ field, query: {} }),
					api('cleo').previewBulk({ target, field: 'salesPrice', step }),
					fileOf('cleo', 'csv', [field])
				];
				for (const refusal of refusals) expect(await codesOf(refusal)).toEqual(['query.invalid']);
				const one = { ids: [String(row?.['id'])] };
				const bulk = api('cleo').previewBulk({ target: one, field: 'salesPrice', step: spied });
				expect(await codesOf(bulk)).toEqual(['formula.unknown-column']);
				const made = api('cleo').saveColumn(column('Spy', `=[${field}]*1`));
				expect(await codesOf(made)).toEqual(['formula.unknown-column']);
			}
			expect(await fileOf('cleo', 'csv', [])).not.toContain('Secret');
		}
	);

	test('a column of one’s own is told to be out of reach when the right is lost', async () => {
		const id = await keep('ben', 'Markup', '=[salesPrice]-[cost]');
		const { columns } = await api('ben', curious).columns();
		expect(columns).toMatchObject([
			{ name: 'Markup', problems: [{ code: 'formula.unknown-column', params: { column: 'cost' } }] }
		]);
		const [row] = await rowsOf(api('ben', curious).list(PAGE));
		expect(row).not.toHaveProperty(id);
	});
});

describe('a formula that only the page can compute', () => {
	test('says why the table cannot be sorted, filtered or added up by it', async () => {
		const id = await keep('ana', 'Median', '=MEDIAN([salesPrice],[cost])');
		const unsorted = { code: 'formula.unsorted', params: { name: 'MEDIAN' } };
		expect((await api('ana').columns()).columns).toMatchObject([{ unsorted }]);
		const filter = { field: id, is: 'filled' } as const;
		for (const refusal of [
			api('ana').list({ ...PAGE, sort: [{ field: id }] }),
			api('ana').list({ ...PAGE, filter }),
			api('ana').totals({ query: {}, fields: [id] }),
			api('ana').distinct({ field: id, query: {} })
		]) {
			expect(await problemsOf(refusal)).toEqual([unsorted]);
		}
	});
});

describe('a formula that is being written', () => {
	test('is tried on one row', async () => {
		const [row] = await rowsOf(api('ana').list({ ...PAGE, sort: [{ field: 'number' }] }));
		const id = String(row?.['id']);
		const tried = async (formula: string) =>
			(await api('ana').tryFormula({ formula, row: id })).value;
		expect(await tried('=[salesPrice]*2')).toBe(36);
		expect(await tried('=COST([number])+VATRATE([vatCategory])')).toBe(19);
		expect(await tried('=1/0')).toBe('#DIV/0!');
		expect(await tried('=REPT("x",1E8)')).toBe('#VALUE!');
		expect(await tried('=MEDIAN([salesPrice],20)')).toBe(19);
		const endless = { formula: '=WORKDAY(TODAY(),10^17)', row: id };
		expect(await codesOf(api('ana').tryFormula(endless))).toEqual(['formula.too-slow']);
		const nowhere = api('ana').tryFormula({ formula: '=1', row: newId() });
		expect(await codesOf(nowhere)).toEqual(['row.gone']);
	});
});

async function fileOf(
	who: Person,
	format: ExportFormat,
	fields: readonly string[],
	query: Parameters<ReturnType<typeof api>['totals']>[0]['query'] = {}
): Promise<string> {
	const reader = { db: world.db, actor: actorOf(who), today: TODAY };
	const wanted = { format, query, fields, language: 'en' } as const;
	// Refused as the route tells it: the API wraps its refusals alike.
	const refused = (cause: unknown) => Promise.reject(new Error('refused', { cause }));
	const { body } = await exportFile(reader, entities.article, wanted).catch(refused);
	const bytes = Buffer.from(await new Response(body).arrayBuffer());
	if (format === 'csv') return bytes.toString('utf8');
	const { readXlsx } = await import('hucre');
	return JSON.stringify(await readXlsx(bytes));
}
