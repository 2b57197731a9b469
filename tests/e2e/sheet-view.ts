import { expect, type Locator, type Page, type Request } from '@playwright/test';

/** A table on the screen, used as a person does: by what it shows, with the mouse and the keyboard. */
export class SheetView {
	readonly root: Locator;

	constructor(
		readonly page: Page,
		within: Locator = page.locator('[data-sheet]').first()
	) {
		this.root = within;
	}

	/** How many rows match, beside the title: `12`, or `12 of 77`. */
	get count(): Locator {
		return this.root.locator('header [role=status]').first();
	}

	get search(): Locator {
		return this.root.getByRole('searchbox').first();
	}

	/** What is said about the cell with the focus. */
	get note(): Locator {
		return this.page.locator('[data-float][role=dialog]');
	}

	/** The line below the rows: sums, saved, problems, undo. */
	get foot(): Locator {
		return this.root.locator('footer').last();
	}

	/** The message at the foot of the page with these words. */
	toast(words: string | RegExp): Locator {
		return this.page.locator('.shadow-float').filter({ hasText: words });
	}

	/** The loaded rows as they are drawn, without new rows and totals. */
	get rows(): Locator {
		return this.root.locator('.ag-row:not(.ag-row-pinned):not(.ag-row-loading)[row-id]');
	}

	/** The cells of the list that are chosen, where they are more than one. */
	get chosen(): Locator {
		return this.root.locator('.ag-cell.k-in');
	}

	/** The ids of the first rows, from the top. */
	async ids(count: number): Promise<readonly [string, string, ...string[]]> {
		const ids = await this.rows.evaluateAll((rows) =>
			rows
				.map((row) => ({
					at: Number(row.getAttribute('row-index')),
					id: row.getAttribute('row-id')
				}))
				.sort((one, other) => one.at - other.at)
				.map(({ id }) => id ?? '')
		);
		const [first = '', second = '', ...rest] = ids;
		return [first, second, ...rest.slice(0, count - 2)];
	}

	row(id: string): Locator {
		return this.root.locator(`.ag-row[row-id="${id}"]`);
	}

	cell(row: string, field: string): Locator {
		return this.row(row).locator(`[col-id="${field}"]`);
	}

	/** A cell of the line of sums and averages. */
	total(field: string): Locator {
		return this.cell('totals', field);
	}

	/** A cell of the row that is being added. */
	fresh(field: string): Locator {
		return this.root.locator(`.ag-row[row-index="t-0"] [col-id="${field}"]`);
	}

	head(field: string): Locator {
		return this.root.locator(`.ag-header-cell[col-id="${field}"]`);
	}

	/** The values of a column, from the top, as they are drawn. */
	async column(field: string): Promise<readonly string[]> {
		const rows = await this.rows.evaluateAll(
			(elements, name) =>
				elements
					.map((element) => ({
						at: Number(element.getAttribute('row-index')),
						text: element.querySelector(`[col-id="${name}"]`)?.textContent ?? ''
					}))
					.sort((one, other) => one.at - other.at),
			field
		);
		return rows.map(({ text }) => text);
	}

	/** What stands in a column of these rows. */
	texts(ids: readonly string[], field: string): Promise<(string | null)[]> {
		return Promise.all(ids.map((id) => this.cell(id, field).textContent()));
	}

	async isLoaded(): Promise<void> {
		await expect(this.count).not.toBeEmpty({ timeout: 20_000 });
		if ((await this.count.textContent()) !== '0') await expect(this.rows.first()).toBeVisible();
	}

	/** Types over a cell and leaves it by Enter. */
	async type(cell: Locator, text: string): Promise<void> {
		await cell.click();
		await this.page.keyboard.type(text);
		await this.page.keyboard.press('Enter');
	}

	async isSaved(cell: Locator): Promise<void> {
		await expect(cell).not.toHaveClass(/k-(saving|unsaved|refused|confirm|conflict)/);
	}

	async find(words: string, count: number | string): Promise<void> {
		const answered = this.#answerTo(words);
		await this.search.fill(words);
		await answered;
		await expect(this.count).toHaveText(new RegExp(`^${count}\\b`));
	}

	/** There may be as many rows before as after, whose focus goes when others take their place. */
	async #answerTo(words: string): Promise<void> {
		const isAsked = (request: Request) =>
			`${decodeURIComponent(request.url())}${request.postData() ?? ''}`.includes(words);
		const answer = this.page.waitForResponse((response) => isAsked(response.request()), {
			timeout: 3_000
		});
		// What was searched for already is not asked again.
		await answer.catch(() => undefined);
		await this.page.evaluate(
			() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))
		);
	}

	/** Ticks a row by the box beside its number. */
	async tick(row: string): Promise<void> {
		await this.row(row).hover();
		await this.cell(row, 'row.number').getByRole('checkbox').click();
	}

	/** Chooses all of a column by a press on its name. */
	async choose(field: string): Promise<void> {
		const box = await this.head(field).boundingBox();
		const right = await this.head(field)
			.locator('.k-head')
			.evaluate((head) => {
				return getComputedStyle(head).justifyContent === 'flex-end';
			});
		const x = right ? (box?.width ?? 0) - 12 : 12;
		await this.head(field).click({ position: { x, y: 12 } });
	}

	/** Drags the square in the corner of what is chosen to the middle of another cell. */
	async dragHandle(to: { row: string; field: string }, key?: 'Control'): Promise<void> {
		const { mouse, keyboard } = this.page;
		const box = await this.root.locator('.ag-cell.k-handle').boundingBox();
		if (!box) throw new Error('nothing is chosen');
		await mouse.move(box.x + box.width - 3, box.y + box.height - 3);
		await mouse.down();
		const target = await this.cell(to.row, to.field).boundingBox();
		if (!target) throw new Error('the target is not seen');
		await mouse.move(target.x + target.width / 2, target.y + target.height / 2, { steps: 4 });
		if (key) await keyboard.down(key);
		await mouse.up();
		if (key) await keyboard.up(key);
	}

	/** Puts text on the real clipboard and presses the keys that paste it. */
	async paste(text: string, keys = 'Control+v'): Promise<void> {
		const { page } = this;
		await page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
		await page.evaluate((value) => navigator.clipboard.writeText(value), text);
		await page.keyboard.press(keys);
	}

	/** Sorts by the button in the head of a column. */
	async sort(field: string): Promise<void> {
		await this.head(field).hover();
		await this.head(field).locator('.k-head-sort').click();
	}

	/** Opens the filter of a column by the button in its header. */
	async openFilter(field: string): Promise<Locator> {
		await this.head(field).hover();
		await this.head(field).locator('.k-head-filter').click();
		return this.note;
	}

	/** Opens the panel that changes so many rows at once, with what is to be done to which field. */
	async change(rows: number, field: string, step: string): Promise<Locator> {
		await this.page.getByRole('button', { name: `Change ${rows} rows` }).click();
		const panel = this.page.getByRole('complementary');
		await panel.getByRole('combobox', { name: /^Field/ }).click();
		await this.page.getByRole('option', { name: field }).click();
		await panel.getByRole('combobox', { name: /^What to do/ }).click();
		await this.page.getByRole('option', { name: step }).click();
		return panel;
	}

	/** Filters a column for one of its values. */
	async filter(field: string, value: string, apply = 'Apply'): Promise<void> {
		const filter = await this.openFilter(field);
		await filter.getByRole('checkbox', { name: value }).check();
		await filter.getByRole('button', { name: apply }).click();
		await expect(filter).toBeHidden();
	}
}
