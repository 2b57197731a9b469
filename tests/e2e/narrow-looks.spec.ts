import type { Locator } from '@playwright/test';
import type { Condition } from '../../src/lib/domain/model/query.ts';
import { newId } from '../support/make.ts';
import { dress, isAccessible } from './accessible.ts';
import { expect, test } from './journey.ts';
import { card, NARROW, sitNarrow } from './narrow-desk.ts';

test.use({ viewport: NARROW });

test('a card and an open form follow what somebody else writes', async ({ sit }) => {
	const { page } = await sitNarrow(sit, 'manager');
	const other = await sit('admin', '/settings/account');
	const chai = await other.api.row('article', '1');
	const write = async (patch: object) => {
		const { version } = await other.api.row('article', '1');
		const changes = [{ id: chai.id, version, patch }];
		await other.api.mutate('entities.article.save', { operation: newId(), changes });
	};
	await write({ salesPrice: 21 });
	await expect(card(page, 'Chai')).toContainText('21.00');
	await card(page, 'Chai').click();
	await expect(page.getByLabel('Sales price')).toHaveValue('21.00');
	await write({ salesPrice: 22 });
	await expect(page.getByLabel('Sales price')).toHaveValue('22.00');
});

test('cards look as rules say: by cell and by row, with a sign, in the light and in the dark', async ({
	sit
}) => {
	const { api } = await sit('staff', '/settings/account');
	const rule = (field: string | null, when: Condition, tone: string, fill: boolean) => {
		return { id: newId(), field, when: { conditions: [when] }, tone, fill, bold: fill };
	};
	const formats = [
		rule('salesPrice', { field: 'salesPrice', is: 'more', value: 200 }, 'bad', true),
		rule('packaging', { field: 'packaging', is: 'contains', value: 'cans' }, 'note', false),
		rule(null, { field: 'discontinued', is: 'in', values: [true] }, 'warning', true),
		rule('minimumOrderQuantity', { field: 'minimumOrderQuantity', is: 'empty' }, 'quiet', true)
	];
	await api.mutate('preferences.set', {
		key: 'grid.article',
		value: { columns: [{ field: 'name' }], frozen: 1, formats }
	});
	const { page } = await sitNarrow(sit, 'staff');
	const wine = card(page, 'Côte de Blaye');
	await page.getByRole('searchbox').fill('bla');
	const price = wine.getByText('263.50');
	await expect(price).toHaveClass(/k-tone-bad.*k-tone-fill/);
	expect(await lookOf(price)).toMatchObject({ sign: '"✕ "', isFilled: true });
	await expect(wine.getByText('Côte de Blaye')).not.toHaveClass(/k-tone-/);
	// An empty cell that a rule is about has nothing to be coloured but its name.
	expect(await lookOf(wine.getByText('Minimum order quantity'))).toMatchObject({ sign: '"– "' });

	await page.getByRole('searchbox').fill('fant');
	const guarana = card(page, /^\s*Guaraná/);
	const [title, cans] = [guarana.getByText('Guaraná'), guarana.getByText('355 ml')];
	await expect(title).toHaveClass(/k-tone-warning/);
	expect(await lookOf(title)).toMatchObject({ sign: '"! "' });
	await expect(guarana.getByText('4.50')).toHaveClass(/k-tone-warning/);
	expect(await lookOf(guarana.getByText('4.50'))).toMatchObject({ sign: 'none' });
	expect(await lookOf(page.getByRole('listitem').filter({ has: guarana }))).toMatchObject({
		isFilled: true
	});
	await expect(cans).toHaveText('Packaging 12 - 355 ml cans');
	expect(await lookOf(cans)).toMatchObject({ sign: '"● "' });
	await expect(guarana.getByText('Minimum order quantity')).toBeHidden();
	for (const scheme of ['light', 'dark'] as const) {
		await dress(page, scheme);
		await isAccessible(page, 'color-contrast');
	}

	await page.getByRole('button', { name: 'Columns' }).click();
	await page.getByRole('button', { name: 'Conditional formats' }).click();
	const panel = page.getByRole('complementary');
	await expect(panel.getByText('Whole row')).toHaveClass(/k-tone-warning/);
	await panel.getByRole('button', { name: 'Remove rule' }).nth(2).click();
	await panel.getByRole('button', { name: 'Close' }).click();
	await expect(title).not.toHaveClass(/k-tone-/);
	await expect(guarana.getByText('Minimum order quantity')).toBeVisible();
});

/** How something is drawn: the sign before it, and whether it has a colour behind it. */
const lookOf = (locator: Locator) =>
	locator.evaluate((element) => ({
		sign: getComputedStyle(element, '::before').content,
		isFilled: getComputedStyle(element).backgroundColor !== 'rgba(0, 0, 0, 0)'
	}));
