import { failureOf } from '#lib/client/failure.ts';
import { failureText } from '#lib/grids/panels/failure-text.ts';
import { toasts } from '#lib/ui/toasts.svelte.ts';

/** Does it, or tells why it was refused. Answers undefined then. */
export async function attempt<T>(work: () => Promise<T>): Promise<T | undefined> {
	try {
		return await work();
	} catch (error) {
		toasts.show({ tone: 'error', text: failureText(failureOf(error)) });
		return undefined;
	}
}
