import { trpc } from '#lib/client/trpc.ts';
import { isLocale, setLocale } from '#lib/paraglide/runtime.js';
import { attempt } from '../settings/attempt.ts';

/** Another language for this user, here and wherever he signs in next. The page loads anew in it. */
export async function speak(language: string) {
	if (!isLocale(language)) return;
	const kept = await attempt(() => trpc.session.setLanguage.mutate({ language }));
	if (kept !== undefined) await setLocale(language);
}
