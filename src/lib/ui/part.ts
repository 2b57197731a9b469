import { m } from './text.ts';
import { toasts } from './toasts.svelte.ts';

/**
 * The code of a part of the page that is loaded when it is first needed, or null, told to the user, where it
 * cannot be had: without a connection, or where the server has another version by now.
 */
export async function part<Module>(load: () => Promise<Module>): Promise<Module | null> {
	try {
		return await load();
	} catch {
		const action = { label: m['ui.reload'](), run: () => location.reload() };
		toasts.show({ tone: 'error', text: m['ui.notLoaded'](), action });
		return null;
	}
}
