import { createContext } from 'svelte';
import type { Actor } from '#lib/domain/model/permission.ts';
import { baseLocale, isLocale, type Locale } from '#lib/paraglide/runtime.js';

export type Me = {
	readonly user: { readonly id: string; readonly name: string; readonly language: string };
	readonly grants: readonly string[];
	/** The last operation when this was asked. */
	readonly sequence: number;
	/** What the company calls things otherwise than the product does: by language, and by the keys of the texts. */
	readonly words: Readonly<Record<Locale, Readonly<Record<string, string>>>>;
	readonly company: { readonly name: string; readonly currency: string; readonly country: string };
};

/** Who is signed in, and what he may do. One instance, put into the context by the layout of the signed-in pages. */
export class Session {
	me = $state.raw<Me>() as Me;
	readonly grants = $derived(new Set(this.me.grants));
	readonly actor: Actor = $derived({
		userId: this.me.user.id,
		name: this.me.user.name,
		grants: this.grants,
		// What he may not know of never comes here.
		warehouses: 'all'
	});
	readonly language: Locale = $derived(
		isLocale(this.me.user.language) ? this.me.user.language : baseLocale
	);

	constructor(me: Me) {
		this.me = me;
	}

	may(grant: string): boolean {
		return this.grants.has(grant);
	}
}

export const [useSession, provideSession] = createContext<Session>();

const usual = { en: 'en-GB', de: 'de-DE', pl: 'pl-PL', tr: 'tr-TR' } as const satisfies Record<
	Locale,
	string
>;

/** How numbers and dates are written: the browser's own region of the language, or its usual one. */
export function regionOf(language: Locale, wishes: readonly string[] = []): string {
	return wishes.find((wish) => wish.startsWith(`${language}-`)) ?? usual[language];
}
