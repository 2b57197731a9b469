import { getLocale } from '#lib/paraglide/runtime.js';
import { languages } from '#lib/ui/languages.ts';
import { look } from '#lib/ui/look.svelte.ts';
import type { Action } from '#lib/ui/menu.ts';
import { m, text } from '#lib/ui/text.ts';
import { densities, themes } from '#lib/ui/theme.ts';
import { signOut } from '../sign-out.ts';
import { speak } from '../speak.ts';

/** What can be done on every page. What is set already is not offered. */
export function globalActions(onshortcuts: () => void): readonly Action[] {
	const setting = (what: string, to: string) => `${what}: ${to}`;
	return [
		{ label: m['nav.shortcuts'](), icon: 'table', keys: 'Control+/', run: onshortcuts },
		...themes
			.filter((theme) => theme !== look.theme)
			.map((theme) => ({
				label: setting(m['nav.theme'](), text(`nav.theme.${theme}`)),
				icon: 'settings' as const,
				run: () => look.setTheme(theme)
			})),
		...densities
			.filter((density) => density !== look.density)
			.map((density) => ({
				label: setting(m['nav.density'](), text(`nav.density.${density}`)),
				icon: 'settings' as const,
				run: () => look.setDensity(density)
			})),
		...languages
			.filter(({ value }) => value !== getLocale())
			.map(({ value, label }) => ({
				label: setting(m['nav.language'](), label),
				icon: 'settings' as const,
				run: () => void speak(value)
			})),
		{ label: m['nav.signOut'](), icon: 'back', run: signOut }
	];
}
