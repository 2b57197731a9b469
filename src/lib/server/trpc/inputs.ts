import { z } from 'zod';
import { columnLimits, resultKinds } from '#lib/domain/columns/formula-column.ts';
import type { FindPage, Replace } from '#lib/domain/find/find.ts';
import { toScaled } from '#lib/domain/model/amount.ts';
import type { BulkChange, BulkStep, Change } from '#lib/domain/model/change.ts';
import { operators, type Filter, type Page, type Query } from '#lib/domain/model/query.ts';
import type { Cell } from '#lib/domain/model/row.ts';

const LONGEST_CELL = 20_000;
const DEEPEST_FILTER = 5;

export const id = z.string().min(1).max(64);
export const newId = z.uuid();
const fieldName = z.string().min(1).max(64);

export const cell: z.ZodType<Cell, Cell> = z.union([
	z.string().max(LONGEST_CELL),
	z.number(),
	z.boolean(),
	z.null()
]);

/** Of any length, since each cell is judged by its field, which tells at its place what is too long. */
const typed: z.ZodType<Cell, Cell> = z.union([z.string(), z.number(), z.boolean(), z.null()]);
const cells = z.record(fieldName, typed);

const condition = z.strictObject({
	field: fieldName,
	is: z.enum(operators),
	value: cell.optional(),
	values: z.array(cell).max(1000).optional()
});

/** Bounded in depth here, since a recursive type has no bound of its own. */
function filterOf(depth: number): z.ZodType {
	if (depth === 0) return condition;
	const inner = z.array(filterOf(depth - 1)).max(50);
	return z.union([condition, z.strictObject({ all: inner }), z.strictObject({ any: inner })]);
}

const filter = filterOf(DEEPEST_FILTER) as z.ZodType<Filter, Filter>;

const queryShape = {
	filter: filter.optional(),
	search: z.string().max(200).optional(),
	sort: z
		.array(z.strictObject({ field: fieldName, descending: z.boolean().optional() }))
		.max(5)
		.optional()
};
// zod reads an optional key as possibly undefined; over JSON it is absent.
export const query = z.strictObject(queryShape) as unknown as z.ZodType<Query, Query>;

export const page = z.strictObject({
	...queryShape,
	offset: z.int().min(0).max(10_000_000),
	limit: z.int().min(1).max(1000),
	after: z.string().max(8000).optional(),
	total: z.boolean().optional()
}) as unknown as z.ZodType<Page, Page>;

export const changes = z
	.array(
		z.strictObject({ id: newId, version: z.int().min(0), patch: cells, old: cells.optional() })
	)
	.min(1)
	.max(10_000) as unknown as z.ZodType<Change[], Change[]>;

const target = z.union([
	z.strictObject({ ids: z.array(id).max(100_000) }),
	z.strictObject({ query, except: z.array(id).max(10_000).optional() })
]);
/** The reader of formulas says itself what is too long for one. */
const formula = z.string().max(LONGEST_CELL);
const number = z.number().min(-1e12).max(1e12);
const step: z.ZodType<BulkStep, BulkStep> = z.discriminatedUnion('do', [
	z.strictObject({ do: z.literal('set'), value: cell }),
	z.strictObject({ do: z.literal('clear') }),
	z.strictObject({ do: z.enum(['add', 'subtract', 'multiply', 'percent']), value: number }),
	z.strictObject({ do: z.literal('round'), step: z.number().positive().max(1e9), less: number }),
	z.strictObject({
		do: z.literal('replace'),
		find: z.string().min(1).max(200),
		with: z.string().max(200)
	}),
	z.strictObject({ do: z.literal('formula'), formula })
]);
export const bulkChange = z.strictObject({
	target,
	field: fieldName,
	step
}) as unknown as z.ZodType<BulkChange, BulkChange>;

/** What people write in: `de`, `en-GB`. */
const locale = z
	.string()
	.max(35)
	.regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
	.refine(isWritten);
function isWritten(text: string): boolean {
	try {
		return Intl.getCanonicalLocales(text).length === 1;
	} catch {
		return false;
	}
}

const place = z.int().min(0).max(10_000_000);
const fields = z.array(fieldName).max(60);
const find = z.strictObject({
	query,
	fields,
	areas: z
		.array(z.strictObject({ top: place, bottom: place, fields }))
		.max(100)
		.optional(),
	text: z.string().min(1).max(200),
	exact: z.boolean().optional(),
	whole: z.boolean().optional(),
	locale
});
export const findPage = z.strictObject({
	find,
	from: place,
	back: z.boolean().optional(),
	limit: z.int().min(1).max(1000)
}) as unknown as z.ZodType<FindPage, FindPage>;
export const replace = z.strictObject({
	find,
	with: z.string().max(2000)
}) as unknown as z.ZodType<Replace, Replace>;

export const confirmed = z.array(z.string().max(64)).max(20).optional();

/** A plain decimal, which becomes a scaled one. */
export const quantity = z
	.number()
	.min(0)
	.transform((decimal, context) => {
		const scaled = toScaled('quantity', decimal);
		if (typeof scaled === 'number') return scaled;
		context.addIssue({ code: 'custom', message: 'a quantity of at most four places' });
		return z.NEVER;
	});

const many = 10_000;
export const removal = z.strictObject({
	operation: newId,
	rows: z
		.array(z.strictObject({ id, version: z.int() }))
		.min(1)
		.max(many)
});
export const action = z.strictObject({ ...removal.shape, confirmed });
export const quoteOrder = z.strictObject({ ...action.shape, confirm: z.boolean().optional() });
/** What was counted where somebody saw so many on hand. */
export const stockCount = z.strictObject({
	operation: newId,
	reason: z.string().max(LONGEST_CELL),
	rows: z
		.array(z.strictObject({ id, seen: quantity, counted: quantity }))
		.min(1)
		.max(many),
	confirmed
});
export const stockMoving = z.strictObject({
	operation: newId,
	to: z.strictObject({ warehouse: id, bin: id.nullable() }),
	rows: z.array(z.strictObject({ id, quantity })).min(1).max(many),
	confirmed
});
export const rows = z.strictObject({ ids: z.array(id).max(1000) });
export const position = z.strictObject({ query, id });
const stretch = z.strictObject({
	offset: z.int().min(0).max(10_000_000),
	limit: z.int().min(1).max(10_000_000)
});
export const totals = z.strictObject({
	query,
	fields: z.array(id).max(200),
	stretch: stretch.optional()
});
export const values = z.strictObject({
	field: id,
	query,
	search: z.string().max(200).default('')
});
export const lookup = z.strictObject({
	search: z.string().max(200),
	ids: z.array(id).max(500).optional(),
	/** Which rows there are to choose from. */
	filter: filter.optional(),
	limit: z.int().min(1).max(100).default(20)
});
export const names = z.strictObject({ names: z.array(z.string().max(2000)).max(many) });
/** How a change of many rows is carried out that was previewed. */
const orderShape = {
	operation: newId,
	state: z.string().max(100),
	confirmed: confirmed.default([]),
	leaveOut: z.boolean().default(false)
};
export const bulkOrder = z.strictObject({ ...orderShape, change: bulkChange });
export const replaceOrder = z.strictObject({ ...orderShape, replace });

export const formulaColumn = z.strictObject({
	id: newId,
	/** 0 is a new one. */
	version: z.int().min(0),
	name: z.string().trim().min(1).max(columnLimits.name),
	formula,
	as: z.enum(resultKinds),
	decimals: z.int().min(0).max(columnLimits.decimals).nullable(),
	shared: z.boolean()
});
export const columnId = z.strictObject({ id: newId });
export const trial = z.strictObject({ formula, column: id.optional(), row: id });
