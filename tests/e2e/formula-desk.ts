import { expect, type Locator, type Page } from '@playwright/test';

/** The bar above a grid in which formulas are read and written. */
export class FormulaDesk {
	readonly root: Locator;

	constructor(readonly page: Page) {
		this.root = page.getByRole('group', { name: 'Formula' }).first();
	}

	/** Where a formula is typed. */
	get box(): Locator {
		return this.root.getByRole('combobox', { name: 'Formula' });
	}

	/** Where a new column gets its name. */
	get name(): Locator {
		return this.root.getByRole('textbox', { name: 'Name of the column' });
	}

	/** What may come next. */
	get choices(): Locator {
		return this.root.getByRole('option');
	}

	/** The choice that Enter takes. */
	get chosen(): Locator {
		return this.root.getByRole('option', { selected: true });
	}

	/** What the function that is typed takes, or what is wrong. */
	get hint(): Locator {
		return this.root.locator('[id$="-hint"]');
	}

	/** The pieces that are underlined. */
	get wrong(): Locator {
		return this.root.locator('.k-part-wrong');
	}

	/** What it comes to in the chosen row. */
	get result(): Locator {
		return this.root.getByRole('status');
	}

	/** The formula of the column with the focus, or what its cell holds. */
	get shown(): Locator {
		return this.root.locator('[data-formula]');
	}

	/** Makes a column by keys. */
	async make(name: string, formula: string): Promise<void> {
		await this.page.keyboard.press('Control+Shift+F');
		await expect(this.box).toBeFocused();
		await this.write(formula);
		await this.page.keyboard.press('Enter');
		await expect(this.name).toBeFocused();
		await this.page.keyboard.type(name);
		await this.page.keyboard.press('Enter');
		await this.box.waitFor({ state: 'detached' });
	}

	/** Types a formula in the place of what stands there, and lets go of what could be completed. */
	async write(formula: string): Promise<void> {
		await this.page.keyboard.press('Control+A');
		await this.page.keyboard.type(formula);
		await this.close();
	}

	async close(): Promise<void> {
		if (await this.choices.first().isVisible()) await this.page.keyboard.press('Escape');
	}
}
