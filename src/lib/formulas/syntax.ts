import { tokenize, type Token } from '@borgar/fx';

/** The tokens of a formula that starts with `=`; white space left out, positions counted from 0. */
export function tokensOf(source: string): readonly Token[] {
	return tokenize(source, { withLocation: true });
}

/**
 * Where a formula stops making sense, or null. The parser itself names the end of the text in every case,
 * so that this walks the tokens: what may stand before, what is open, what was never closed.
 */
export function faultOf(tokens: readonly Token[]): number | null {
	const open: number[] = [];
	let wanted = true;
	for (const token of tokens) {
		const at = token.loc?.[0] ?? 0;
		const role = roleOf(token);
		if (role === 'none') continue;
		if (role === 'bad' || !fits(role, token, wanted, open.length > 0)) return at;
		if (token.value === '(') open.push(at);
		if (token.value === ')') open.pop();
		wanted = role === 'open' || role === 'separator' || role === 'operator' || role === 'sign';
	}
	const last = tokens.at(-1);
	if (open.length > 0) return open.at(-1) ?? 0;
	return wanted ? (last?.loc?.[1] ?? 0) : null;
}

type Role =
	'none' | 'bad' | 'value' | 'open' | 'close' | 'separator' | 'operator' | 'sign' | 'percent';

const roles: Readonly<Record<string, Role>> = {
	'(': 'open',
	')': 'close',
	',': 'separator',
	'+': 'sign',
	'-': 'sign',
	'%': 'percent',
	...Object.fromEntries(
		['*', '/', '^', '&', '=', '<>', '<', '<=', '>', '>='].map((sign) => [sign, 'operator' as const])
	)
};

function roleOf({ type, value, unterminated }: Token): Role {
	if (unterminated) return 'bad';
	if (type === 'fx_prefix' || type === 'whitespace' || type === 'newline') return 'none';
	if (type === 'operator') return roles[value] ?? 'bad';
	if (type === 'func') return 'none';
	return type === 'unknown' ? 'bad' : 'value';
}

/** An argument may be left out, so that a separator and a closing bracket also fit where a value is wanted. */
function fits(role: Role, { value }: Token, wanted: boolean, inside: boolean): boolean {
	if (role === 'separator' || value === ')') return inside;
	if (role === 'operator' || role === 'percent') return !wanted;
	if (role === 'sign') return true;
	return wanted;
}
