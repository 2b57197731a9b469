import { hasText, text } from './text.ts';

/** A key as `aria-keyshortcuts` writes it: `Control+Z`, `Shift+F10`, `Escape`. */
export type Keys = string;

/** The key as it is printed on the keyboards of the user's language. */
export function keyName(keys: Keys): string {
	return keys
		.replace(/\+\+$/, '+Plus')
		.split('+')
		.map(cap)
		.join(isMac() ? '' : '+');
}

/** Whether the event is this key. Control is the command key on a Mac. */
export function pressed(event: KeyboardEvent, keys: Keys): boolean {
	const parts = keys.replace(/\+\+$/, '+Plus').split('+');
	const key = (parts.at(-1) ?? '').replace('Plus', '+');
	const control = isMac() ? event.metaKey : event.ctrlKey;
	return (
		event.key.toLowerCase() === key.toLowerCase() &&
		control === parts.includes('Control') &&
		event.altKey === parts.includes('Alt') &&
		// A sign such as / or ? may need Shift on some keyboards.
		(key.length === 1 && !/[a-z]/i.test(key) ? true : event.shiftKey === parts.includes('Shift'))
	);
}

const isMac = () => typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** The same on every keyboard; the names of other keys stand in the messages under `key`. */
const signs: Readonly<Record<string, string>> = {
	ArrowUp: '↑',
	ArrowDown: '↓',
	ArrowLeft: '←',
	ArrowRight: '→',
	Enter: '↵',
	Plus: '+'
};
const macSigns: Readonly<Record<string, string>> = { Control: '⌘', Alt: '⌥', Shift: '⇧' };
const cap = (part: string) => (isMac() ? macSigns[part] : undefined) ?? signs[part] ?? named(part);
const named = (part: string) => (hasText(`key.${part}`) ? text(`key.${part}`) : part);
