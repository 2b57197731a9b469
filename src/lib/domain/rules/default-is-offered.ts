import { defineRule, type Draft, type Rule } from '../model/rule.ts';

/** What is the default of a purpose serves that purpose: each flag implies or clears the other (F23). */
export const defaultIsOffered: readonly Rule[] = [
	...['invoice', 'delivery', 'order'].map((flag) => offered('address', flag)),
	...['buying', 'selling'].map((flag) => offered('articleUnit', flag))
];

function offered(entity: string, flag: string): Rule {
	const preset = `${flag}Default`;
	return defineRule({
		name: `${entity}.${preset}`,
		entity,
		fields: [flag, preset],
		complete: (draft) => (contradicts(draft, flag) ? follow(draft, flag) : {}),
		check: (draft) =>
			contradicts(draft, flag)
				? [{ code: 'default.not-offered', at: { row: draft.id, field: preset } }]
				: []
	});
}

const contradicts = ({ after }: Draft, flag: string) => after[`${flag}Default`] && !after[flag];

/** Both typed at once contradict each other: that is for the check to refuse, not for us to guess. */
function follow({ changed }: Draft, flag: string) {
	const preset = `${flag}Default`;
	if (changed.has(flag) && changed.has(preset)) return {};
	return changed.has(flag) ? { [preset]: false } : { [flag]: true };
}
