import { isError, type Problem } from '../model/problem.ts';
import type { AnyRow, Cell } from '../model/row.ts';
import { applies, type Draft, type Look, type Rule } from '../model/rule.ts';

/** Answers what a reference cell of a row points to, or the last step of a path. */
export type LookUp = (path: string, id: Cell | undefined) => AnyRow | undefined;

export type Ruled = { readonly drafts: readonly Draft[]; readonly problems: readonly Problem[] };

/**
 * Completes every draft, then checks every one: all problems of all rows, in the order of the rows. `hears` says whose
 * warnings are told.
 */
export function runRules(
	rules: readonly Rule[],
	drafts: readonly Draft[],
	find: LookUp,
	hears: (rule: Rule) => boolean
): Ruled {
	const completed = drafts.map((draft) => complete(rules, draft, find));
	return { drafts: completed, problems: checkRules(rules, completed, find, hears) };
}

/** Every problem of drafts that are to be taken as they are. */
export function checkRules(
	rules: readonly Rule[],
	drafts: readonly Draft[],
	find: LookUp,
	hears: (rule: Rule) => boolean = () => true
): readonly Problem[] {
	const heard = new Set(rules.filter(hears));
	return drafts.flatMap((draft) =>
		rules.flatMap((rule) => {
			if (!rule.check || !applies(rule, draft)) return [];
			const found = rule.check(draft, lookFrom(draft, find));
			return heard.has(rule) ? found : found.filter(isError);
		})
	);
}

function complete(rules: readonly Rule[], draft: Draft, find: LookUp): Draft {
	let completed = draft;
	for (const rule of rules) {
		if (!rule.complete || !applies(rule, completed)) continue;
		completed = withCells(completed, rule.complete(completed, lookFrom(completed, find)));
	}
	return completed;
}

/** The draft with further cells; a cell that comes back to its stored value counts as unchanged. */
export function withCells(draft: Draft, cells: Readonly<Record<string, Cell>>): Draft {
	const entries = Object.entries(cells).filter(([field, cell]) => draft.after[field] !== cell);
	if (entries.length === 0) return draft;
	const after = { ...draft.after, ...Object.fromEntries(entries) };
	const changed = new Set(draft.changed);
	for (const [field, cell] of entries) {
		if (draft.before && draft.before[field] === cell) changed.delete(field);
		else changed.add(field);
	}
	return { ...draft, after, changed };
}

/** Looks from a draft, step by step along a path. */
export function lookFrom({ after }: Draft, find: LookUp): Look {
	const look: Look = (path) => {
		const cut = path.lastIndexOf('.');
		const from = cut < 0 ? after : look(path.slice(0, cut));
		return find(path, from?.[path.slice(cut + 1)]);
	};
	return look;
}

/** The rules that may run when these fields change, also those that run because another one completes a cell. */
export function rulesInvolved(rules: readonly Rule[], changed: Iterable<string>): readonly Rule[] {
	const fields = new Set(changed);
	const running = new Set<Rule>();
	for (let size = -1; size !== running.size;) {
		size = running.size;
		for (const rule of rules) {
			if (running.has(rule) || !rule.fields.some((field) => fields.has(field))) continue;
			running.add(rule);
			if (rule.complete) for (const field of fieldsOf(rule)) fields.add(field);
		}
	}
	return rules.filter((rule) => running.has(rule));
}

/** Every field that may be read or written when these fields change: no others need loading. */
export function involved(rules: readonly Rule[], changed: Iterable<string>): Set<string> {
	const own = [...changed];
	return new Set([...own, ...rulesInvolved(rules, own).flatMap(fieldsOf)]);
}

const fieldsOf = ({ fields, reads = [], looks = {} }: Rule): readonly string[] => [
	...fields,
	...reads,
	...Object.keys(looks)
];
