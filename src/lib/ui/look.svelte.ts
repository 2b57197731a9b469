import { densities, oneOf, rowHeights, themes, type Density, type Theme } from './theme.ts';

const YEAR = 31_536_000;

/** The theme and density in use, in the browser. One for the whole page, because <html> is one. */
class Look {
	theme = $state<Theme>('system');
	density = $state<Density>('normal');
	readonly rowHeight = $derived(rowHeights[this.density]);

	/** Reads what the server wrote on <html>. */
	read() {
		const { theme, density } = document.documentElement.dataset;
		this.theme = oneOf(themes, theme, 'system');
		this.density = oneOf(densities, density, 'normal');
		this.#tellGrid();
		matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => this.#tellGrid());
	}

	setTheme(theme: Theme) {
		this.theme = theme;
		remember('theme', theme);
		this.#tellGrid();
	}

	setDensity(density: Density) {
		this.density = density;
		remember('density', density);
	}

	#tellGrid() {
		const dark = matchMedia('(prefers-color-scheme: dark)').matches;
		document.documentElement.dataset['agThemeMode'] =
			this.theme === 'system' ? (dark ? 'dark' : 'light') : this.theme;
	}
}

export const look = new Look();

function remember(name: 'theme' | 'density', value: string) {
	document.documentElement.dataset[name] = value;
	document.cookie = `${name}=${value}; path=/; max-age=${YEAR}; samesite=lax`;
}
