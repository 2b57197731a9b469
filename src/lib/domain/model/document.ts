import type { Articles, Posting } from '../stock/posting.ts';
import type { Area, Entity } from './entity.ts';
import { choice, integer, ref, text, type Fields } from './field.ts';
import { fail, isError, ok, type Problem, type Result } from './problem.ts';
import type { Id, Values } from './row.ts';

export type Doc<H extends Fields, L extends Fields, S extends string> = {
	readonly id: Id;
	readonly version: number;
	readonly state: S;
	readonly header: Values<H>;
	readonly lines: readonly ({ readonly id: Id } & Values<L>)[];
};

export type Action<S extends string, D> = {
	readonly from: readonly S[];
	readonly to: S;
	// A method, not a property: a registry of documents must accept each type as a DocumentType.
	/** Every reason to refuse, not only the first. */
	check?(doc: D, articles: Articles): readonly Problem[];
	/** What moves in the warehouse with it. */
	stock?(doc: D, articles: Articles): readonly Posting[];
	/** Takes back every move that the document has made so far. */
	readonly reverses?: true;
	/** What a job does in its time: nobody is offered it. */
	readonly unoffered?: true;
};

/** A document: a header, its lines, and the states between which only its actions lead (F45). */
export type DocumentType<
	N extends string = string,
	H extends Fields = Fields,
	L extends Fields = Fields,
	S extends string = string,
	A extends string = string
> = {
	readonly name: N;
	readonly area: Area;
	/** The field of the header that stands for it where another row refers to it: its number, where nothing is said. */
	readonly title?: string;
	/** It comes with what the product does, as rows of a ledger do, and nobody types into it. */
	readonly appended?: true;
	readonly header: H;
	readonly lines: L;
	/** The first is the state of every new document. */
	readonly states: readonly [S, ...S[]];
	/** The states in which header and lines may be typed. */
	readonly editable: readonly NoInfer<S>[];
	readonly actions: Readonly<
		Record<A, Action<NoInfer<S>, Doc<NoInfer<H>, NoInfer<L>, NoInfer<S>>>>
	>;
};

export function defineDocument<
	const N extends string,
	const H extends Fields,
	const L extends Fields,
	const S extends string,
	const A extends string
>(type: DocumentType<N, H, L, S, A>) {
	return type;
}

export type Transition<S extends string> = {
	readonly state: S;
	/** To be confirmed by the user; errors have refused the action already. */
	readonly warnings: readonly Problem[];
};

/** What an action would do. Pure: the caller writes it all in one transaction, or nothing. */
export function transition<H extends Fields, L extends Fields, S extends string, A extends string>(
	type: DocumentType<string, H, L, S, A>,
	doc: Doc<H, L, NoInfer<S>>,
	name: NoInfer<A>,
	articles: Articles = new Map()
): Result<Transition<S>> {
	const action = type.actions[name];
	if (!action.from.includes(doc.state)) {
		return fail({ code: 'document.wrong-state', params: { action: name, state: doc.state } });
	}
	const problems = action.check?.(doc, articles) ?? [];
	if (problems.some(isError)) return fail(...problems);
	return ok({ state: action.to, warnings: problems });
}

/** A document is stored as two entities: its head, and its lines where it has some. */
export function headOf<
	N extends string,
	H extends Fields,
	L extends Fields,
	S extends string,
	A extends string
>(type: DocumentType<N, H, L, S, A>) {
	const number = text({ unique: true, readonly: true, max: 40, width: 110 });
	const initial = type.states[0];
	const state = choice(type.states, { required: true, readonly: true, initial, width: 110 });
	const fields = { number, state, ...type.header };
	const { name, area, appended, title = 'number' } = type;
	const rows = { name, area, title, fields } as const satisfies Entity;
	return appended ? { ...rows, appended } : rows;
}

/** Some say all they have to say in their head. */
export const hasLines = ({ lines }: Pick<DocumentType, 'lines'>): boolean =>
	Object.keys(lines).length > 0;

export function linesOf<
	N extends string,
	H extends Fields,
	L extends Fields,
	S extends string,
	A extends string
>(type: DocumentType<N, H, L, S, A>) {
	const document = ref(type.name, { required: true });
	const position = integer({ min: 1, width: 60 });
	const fields = { document, position, ...type.lines };
	const name: `${N}Line` = `${type.name}Line`;
	return { name, area: type.area, title: 'position', owner: 'document', fields } as const;
}
