import { createContext } from 'svelte';
import type { Action } from './menu.ts';

/** What can be done at one place of the page, such as a table; asked anew each time it is shown. */
type Offer = {
	readonly root: () => Element | null | undefined;
	readonly actions: () => readonly Action[];
};

/** What the places of a page offer to be done, for whoever lists it: the command palette, a menu. */
export class Offers {
	readonly #offers = new Set<Offer>();

	/** Answers how to take it back. */
	add(offer: Offer): () => void {
		this.#offers.add(offer);
		return () => this.#offers.delete(offer);
	}

	/** What can be done where an element is: at the innermost place around it, or at the first of the page. */
	at(element: Element | null): readonly Action[] {
		const all = [...this.#offers];
		const around = all.filter(({ root }) => root()?.contains(element));
		const [first = all[0], ...others] = around;
		const inner = others.reduce(
			(most, each) => (most?.root()?.contains(each.root() ?? null) ? each : most),
			first
		);
		return inner?.actions() ?? [];
	}
}

export const [useOffers, provideOffers] = createContext<Offers>();
