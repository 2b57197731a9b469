import type { Session } from '#lib/client/session.svelte.ts';
import { pressed } from '#lib/ui/keys.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { COUNTED, mayCount } from './count-actions.ts';

const FIGURE = /^[\d.,]$/;

/**
 * In the figure of what is on hand, F2, a double click, or a number that is typed begins a count. The number goes on
 * into the first field of the dialog, which takes the focus before the key writes.
 */
export function listenToCounting(sheet: Sheet, session: Session) {
	return (root: HTMLElement) => {
		if (!mayCount(sheet, session)) return undefined;
		const isCounted = (target: EventTarget | null): boolean =>
			target instanceof Element &&
			target.closest('[data-sheet]') === root &&
			target.closest('.ag-row')?.getAttribute('row-index')?.startsWith('t-') === false &&
			target.closest('.ag-cell')?.getAttribute('col-id') === COUNTED;
		const press = (event: KeyboardEvent) => {
			if (!isCounted(event.target) || sheet.isTyping) return;
			const types = FIGURE.test(event.key) && !event.ctrlKey && !event.metaKey && !event.altKey;
			const asks = pressed(event, 'F2');
			if (!types && !asks) return;
			event.stopImmediatePropagation();
			if (asks) event.preventDefault();
			sheet.dialog = { count: null };
		};
		const click = (event: MouseEvent) => {
			if (isCounted(event.target)) sheet.dialog = { count: null };
		};
		root.addEventListener('keydown', press, true);
		root.addEventListener('dblclick', click);
		return () => {
			root.removeEventListener('keydown', press, true);
			root.removeEventListener('dblclick', click);
		};
	};
}
