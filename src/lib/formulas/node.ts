import type { Fields, StoredField } from '#lib/domain/model/field.ts';

/** The errors of a spreadsheet: values that propagate, shown by their name. */
export const errorNames = ['#DIV/0!', '#VALUE!', '#NUM!', '#N/A', '#NAME?', '#REF!'] as const;
export type ErrorName = (typeof errorNames)[number];

/**
 * A formula as a tree. Operators are calls too: `+ - * / ^ & = <> < <= > >=`, `neg` for the sign before and
 * `%` for the sign behind. A formula field of the entity stands as the tree of its own formula.
 */
export type Node =
	| { readonly is: 'literal'; readonly value: string | number | boolean }
	| { readonly is: 'failure'; readonly error: ErrorName }
	/** An argument left out between commas: blank. */
	| { readonly is: 'missing' }
	| { readonly is: 'column'; readonly name: string; readonly field: StoredField }
	| { readonly is: 'call'; readonly name: string; readonly args: readonly Node[] }
	/** A question to the domain, answered in bulk before the formula runs. */
	| { readonly is: 'ask'; readonly name: string; readonly args: readonly Node[] };

/** A formula that was understood. Plain data over the fields it was read with. */
export type Formula = {
	/** As it was given. */
	readonly source: string;
	readonly node: Node;
	/** The stored fields that it needs, those behind formula fields too. */
	readonly columns: readonly string[];
	/** Every field it names, whether stored or computed. */
	readonly names: readonly string[];
	/** Every function of the domain that it calls, those behind formula fields too. */
	readonly asked: readonly string[];
	readonly fields: Fields;
};

/** Every node of the tree, the root first. */
export function* nodesOf(node: Node): Generator<Node> {
	yield node;
	if ('args' in node) for (const arg of node.args) yield* nodesOf(arg);
}

/** The tree with other nodes in the place of its columns. */
export function withColumns(
	node: Node,
	nodeFor: (column: Extract<Node, { is: 'column' }>) => Node
): Node {
	if (node.is === 'column') return nodeFor(node);
	if (!('args' in node)) return node;
	return { ...node, args: node.args.map((arg) => withColumns(arg, nodeFor)) };
}
