import { pressed } from '#lib/ui/keys.ts';
import { leavesInside, rangeKey } from '../range/keys.ts';
import { filledNames } from './areas.ts';
import { fillFrom } from './fill.ts';
import { hear } from './focus.ts';
import type { Scratch } from './scratch.svelte.ts';

/** The keys of a sheet that the grid does not know, taken before it sees them. */
export function listenToKeys(scratch: Scratch) {
	return (root: HTMLElement) => {
		const listen = (event: KeyboardEvent) => {
			const { target } = event;
			if (!(target instanceof Element) || !target.closest('.k-grid')) return;
			const typing = target.matches('input, textarea');
			if (!typing) hear(scratch);
			const taken = typing
				? leavesInside(event, scratch)
				: edits(event, scratch) || rangeKey(event, scratch);
			if (!taken) return;
			event.preventDefault();
			event.stopPropagation();
		};
		root.addEventListener('keydown', listen, true);
		return () => root.removeEventListener('keydown', listen, true);
	};
}

function edits(event: KeyboardEvent, scratch: Scratch): boolean {
	const taken = Object.entries(keys).find(([key]) => pressed(event, key));
	if (taken) taken[1](scratch);
	return taken !== undefined;
}

const keys: Readonly<Record<string, (scratch: Scratch) => void>> = {
	'Control+Z': (scratch) => scratch.undo(),
	'Control+Y': (scratch) => scratch.redo(),
	'Control+Shift+Z': (scratch) => scratch.redo(),
	'Control+D': (scratch) => fillFrom(scratch, 'down'),
	'Control+R': (scratch) => fillFrom(scratch, 'right'),
	Delete: clear,
	Backspace: clear
};

export function clear(scratch: Scratch) {
	scratch.change(Object.fromEntries(filledNames(scratch).map((name) => [name, null])));
}
