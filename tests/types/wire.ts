import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import type { trpc } from '#lib/client/trpc.ts';
import type { Entities, EntityName } from '#lib/domain/entities/index.ts';
import { choice, price, ref, text } from '#lib/domain/model/field.ts';
import { defineDocument, transition } from '#lib/domain/model/document.ts';
import { defineEntity } from '#lib/domain/model/entity.ts';
import type { Row, WireRow } from '#lib/domain/model/row.ts';
import type { Tables } from '#lib/server/db/tables.ts';
import type { AppRouter } from '#lib/server/trpc/router.ts';

/** Nothing here runs: the type check fails when rows, tables and the API drift apart. */
type Equal<A, B> =
	(<T>() => T extends A ? 1 : 2) extends <T>() => T extends B ? 1 : 2 ? true : false;
type Expect<T extends true> = T;
type Flat<T> = { [K in keyof T]: T[K] };
type EveryOf<T extends Record<EntityName, boolean>> = T[EntityName];

/** What drizzle reads from a table is the row of the domain, for every entity. */
export type StoredIsRow = Expect<
	EveryOf<{ [N in EntityName]: Equal<Flat<Tables[N]['$inferSelect']>, Row<Entities[N]>> }>
>;

type Outputs = inferRouterOutputs<AppRouter>['entities'];
type Inputs = inferRouterInputs<AppRouter>['entities'];
type ListedRow<N extends EntityName> = Flat<Outputs[N]['list']['rows'][number]>;

/** What the API lists is the row on the wire, for every entity. */
export type ListedIsWireRow = Expect<
	EveryOf<{ [N in EntityName]: Equal<ListedRow<N>, Flat<WireRow<Entities[N]>>> }>
>;

type Listed = Awaited<ReturnType<typeof trpc.entities.article.list.query>>['rows'][number];
export type ClientListsWireRow = Expect<Equal<Flat<Listed>, Flat<WireRow<Entities['article']>>>>;

type ArticleRow = WireRow<Entities['article']>;
type StoredArticle = Row<Entities['article']>;
export type NumberIsFilled = Expect<Equal<ArticleRow['number'], string>>;
export type PriceMayBeEmpty = Expect<Equal<ArticleRow['salesPrice'], number | null>>;
export type TrackingIsOneOf = Expect<Equal<ArticleRow['tracking'], 'none' | 'batch' | 'serial'>>;
export type FormulaIsNotStored = Expect<Equal<Extract<keyof StoredArticle, 'margin'>, never>>;

type ArticlePatch = Inputs['article']['save']['changes'][number]['patch'];
export const fine: ArticlePatch = { name: 'Bolt', kind: 'goods', salesPrice: null };
// @ts-expect-error a required cell cannot be emptied
export const emptied: ArticlePatch = { name: null };
// @ts-expect-error no such choice
export const robot: ArticlePatch = { kind: 'robot' };
// @ts-expect-error no such column
export const colour: ArticlePatch = { colour: 'red' };
// @ts-expect-error a price is a number
export const cheap: ArticlePatch = { salesPrice: 'cheap' };
// @ts-expect-error what a formula comes to is not written
export const margin: ArticlePatch = { margin: 0.5 };
// @ts-expect-error a scaled price is no plain number
export const scaled: StoredArticle['salesPrice'] = 12.5;

// @ts-expect-error no such entity
export type NoEntity = Tables['spaceship'];

// @ts-expect-error a required cell is missing
export const missing: WireRow<Entities['unit']> = {
	id: '1',
	version: 1,
	code: 'PCS',
	name: 'Piece'
};

const fields = { name: text(), kind: choice(['a', 'b']) };
// @ts-expect-error the title is a field
defineEntity({ name: 'thing', area: 'stock', title: 'label', fields });
// @ts-expect-error what is unique is a field
defineEntity({ name: 'thing', area: 'stock', title: 'name', fields, unique: [['colour']] });
// @ts-expect-error no such area
defineEntity({ name: 'thing', area: 'kitchen', title: 'name', fields });

const note = defineDocument({
	name: 'note',
	area: 'stock',
	header: { customer: ref('partner', { required: true }) },
	lines: { price: price() },
	states: ['draft', 'shipped'],
	editable: ['draft'],
	actions: { ship: { from: ['draft'], to: 'shipped' } }
});
const header = { customer: 'c' };
const document = { id: 'd', version: 1, state: 'draft', header, lines: [] } as const;
const shipped = transition(note, document, 'ship');
if (shipped.ok) shipped.value.state satisfies 'draft' | 'shipped';
// @ts-expect-error no such action
transition(note, document, 'explode');
// @ts-expect-error no such state
transition(note, { ...document, state: 'lost' }, 'ship');

defineDocument({
	name: 'wrong',
	area: 'stock',
	header: {},
	lines: {},
	states: ['open', 'done'],
	editable: [],
	// @ts-expect-error no such state
	actions: { finish: { from: ['open'], to: 'lost' } }
});
