import type { FormulaField } from '#lib/domain/model/field.ts';
import { nodesOf, type Formula, type Node } from './node.ts';
import { givesDays, shapeOf } from './shape.ts';
import { FLAG, NUMBER, TEXT } from './shape-bits.ts';

/** The look that the result of a formula most likely wants; whoever made it may say otherwise. */
export function resultKind({ node }: Formula): FormulaField['as'] {
	if (givesDays(node)) return 'date';
	const shape = shapeOf(node);
	if ((shape & NUMBER) !== 0) return isShare(node) ? 'percent' : (amountIn(node) ?? 'quantity');
	if ((shape & TEXT) !== 0) return 'text';
	return (shape & FLAG) !== 0 ? 'flag' : 'text';
}

/** One amount divided by another, such as a margin by its price. */
function isShare(node: Node): boolean {
	if (node.is !== 'call') return false;
	if (node.name === 'IF') return node.args.slice(1).some(isShare);
	return node.name === '/' && node.args.every((arg) => amountIn(arg) !== null);
}

const PRICES: ReadonlySet<string> = new Set(['COST', 'LASTCOST', 'PRICE']);

function amountIn(node: Node): 'price' | 'money' | null {
	for (const part of nodesOf(node)) {
		if (part.is === 'ask' && PRICES.has(part.name)) return 'price';
		if (part.is !== 'column') continue;
		if (part.field.kind === 'price' || part.field.kind === 'money') return part.field.kind;
	}
	return null;
}
