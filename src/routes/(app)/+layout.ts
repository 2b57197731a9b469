import { redirect } from '@sveltejs/kit';
import { takeChosenLanguage } from '#lib/client/chosen-language.ts';
import { failureOf } from '#lib/client/failure.ts';
import { trpc } from '#lib/client/trpc.ts';
import { getLocale, isLocale, setLocale } from '#lib/paraglide/runtime.js';
import { loadTexts } from '#lib/ui/text.ts';
import type { LayoutLoad } from './$types.js';

// The grids live in the browser; rendering their frame twice would only show it later.
export const ssr = false;

export const load: LayoutLoad = async ({ url }) => {
	const me = await trpc.session.me.query().catch((error: unknown) => {
		if (failureOf(error).kind !== 'signed-out') throw error;
		redirect(303, `/login?next=${encodeURIComponent(url.pathname + url.search)}`);
	});
	const language = (await keepChosen(me.user.language)) ?? me.user.language;
	if (isLocale(language) && language !== getLocale()) await setLocale(language, { reload: false });
	await loadTexts();
	return { me: { ...me, user: { ...me.user, language } } };
};

/** Who chose another language at the sign-in than he has so far has it from now on. */
async function keepChosen(known: string): Promise<string | undefined> {
	const chosen = takeChosenLanguage();
	if (!chosen || chosen === known) return undefined;
	const answer = trpc.session.setLanguage.mutate({ language: chosen });
	return (await answer.catch(() => undefined))?.language;
}
