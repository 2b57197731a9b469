import { request, type APIRequestContext } from '@playwright/test';
import { demoPassword } from '../support/product.ts';
import { expect, test, type Desk } from './journey.ts';

test.use({ viewport: { width: 2000, height: 1000 } });

test('a new colleague gets a role and a password, and keeps the language chosen at the door', async ({
	sit
}) => {
	const admin = await sit('admin', '/data/user');
	const { page, sheet, api } = admin;
	await page.getByRole('button', { name: 'Add row' }).click();
	await page.keyboard.type('ola');
	await page.keyboard.press('Enter');
	await sheet.type(sheet.fresh('name'), 'Nowak');
	await expect(sheet.count).toHaveText('5');
	const ola = await api.row('user', 'ola', 'login');
	await sheet.cell(ola.id, 'login').click();
	await page.keyboard.press('Space');
	const pane = page.getByRole('region', { name: 'Details of the row' });
	await pane.getByRole('button', { name: 'Add row' }).first().click();
	await page.keyboard.type('Staff');
	await page.keyboard.press('Enter');
	await pane.getByRole('button', { name: 'Save row' }).click();
	await expect.poll(() => rolesOf(admin, ola.id)).toBe(1);

	await pane.getByRole('tab', { name: 'Password' }).click();
	await pane.getByLabel('New password', { exact: true }).fill('short');
	await pane.getByLabel('New password again').fill('short');
	await pane.getByRole('button', { name: 'Set password' }).click();
	await expect(pane.getByText('at least 8 characters')).toBeVisible();
	await pane.getByLabel('New password', { exact: true }).fill('blue kettle 42');
	await expect(pane.getByText('Differs from the new password')).toBeVisible();
	await pane.getByLabel('New password again').fill('blue kettle 42');
	await pane.getByRole('button', { name: 'Set password' }).click();
	await expect(sheet.toast('ola signs in with the new password')).toBeVisible();

	const colleague = await sit(undefined, '/data/unit');
	await colleague.page.getByRole('button', { name: 'Polski' }).click();
	await expect(colleague.page.getByLabel('Login')).toBeFocused();
	await colleague.page.keyboard.type('ola');
	await colleague.page.getByLabel('Hasło').fill('blue kettle 42');
	await colleague.page.keyboard.press('Enter');
	await expect(colleague.page.getByRole('heading', { name: 'Jednostki' })).toBeVisible();
	expect((await api.row('user', 'ola', 'login'))['language']).toBe('pl');
});

test('a token works as the README says, until it is revoked', async ({ sit, product }) => {
	const { page, sheet, api } = await sit('manager', '/settings/tokens');
	const reader = await program(product.origin, await makeToken(page, 'Shop window', 'Read only'));
	const list = await reader.get('/api/trpc/entities.article.list', { params: { input: dearest } });
	expect((await list.json()).result.data.rows[0].name).toBe('Côte de Blaye');
	const file = await reader.get('/api/export/csv/article');
	expect(file.headers()['content-disposition']).toContain('article.csv');
	expect((await file.text()).trim().split('\n')).toHaveLength(78);

	const writer = await program(product.origin, await makeToken(page, 'Prices', 'All that I may'));
	const { id, version } = await api.row('article', '38');
	const save = (salesPrice: number) => ({
		data: {
			operation: crypto.randomUUID(),
			changes: [{ id, version, patch: { salesPrice } }]
		}
	});
	const refused = await reader.post('/api/trpc/entities.article.save', save(1000));
	expect([refused.status(), (await refused.json()).error.message]).toEqual([403, 'article.write']);
	expect((await writer.post('/api/trpc/entities.article.save', save(1000))).status()).toBe(200);
	expect((await api.row('article', '38'))['salesPrice']).toBe(1000);
	expect((await writer.post('/api/trpc/entities.article.save', save(2000))).status()).toBe(409);

	const narrow = { id: crypto.randomUUID(), name: 'Narrow', scopes: ['article.read'] };
	const expiresAt = Date.now() + 60_000;
	const { secret } = await api.mutate<{ secret: string }>('tokens.create', {
		...narrow,
		expiresAt
	});
	const none = await (await program(product.origin, secret)).get('/api/export/csv/article');
	expect([none.status(), (await none.json()).message]).toEqual([403, 'export.run']);

	await page.getByRole('button', { name: 'Revoke Shop window' }).click();
	await expect(sheet.toast('The token no longer works')).toBeVisible();
	expect((await reader.get('/api/export/csv/article')).status()).toBe(401);
	expect((await writer.get('/api/export/csv/article')).status()).toBe(200);
});

test('a password is changed; what was signed in elsewhere says so and loses nothing', async ({
	sit
}) => {
	const elsewhere = await sit('staff', '/data/partner');
	const { page } = await sit('staff', '/settings/account');
	await expect(page.getByRole('button', { name: 'Sign out there' })).toHaveCount(1);
	await changePassword(page, 'not it', 'blue kettle 42');
	await expect(page.getByText('Sign-in name or password is wrong')).toBeVisible();
	await changePassword(page, demoPassword('staff'), 'blue kettle 42');
	await expect(page.getByText('Your password was changed')).toBeVisible();
	await page.getByLabel('Sign-in name').fill('staff');
	await page.getByLabel('Password').fill('blue kettle 42');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(/\/$/);

	const { sheet } = elsewhere;
	const partner = sheet.rows.first().locator('[col-id=email]');
	await sheet.type(partner, 'office@example.com');
	await expect(partner).toHaveClass(/k-unsaved/);
	await expect(sheet.foot).toContainText('You have been signed out');
	const [other] = await Promise.all([
		elsewhere.page.context().waitForEvent('page'),
		sheet.foot.getByRole('link', { name: 'Sign in' }).click()
	]);
	await other.getByLabel('Sign-in name').fill('staff');
	await other.getByLabel('Password').fill('blue kettle 42');
	await other.keyboard.press('Enter');
	await other.waitForURL(/\/data\/partner/);
	await sheet.isSaved(partner);
	await expect(sheet.foot).not.toContainText('signed out');
});

const dearest = JSON.stringify({
	offset: 0,
	limit: 3,
	total: true,
	filter: { field: 'discontinued', is: 'equals', value: false },
	sort: [{ field: 'salesPrice', descending: true }]
});

async function makeToken(page: Desk['page'], name: string, rights: string): Promise<string> {
	await page.getByRole('button', { name: 'Add token' }).click();
	const dialog = page.getByRole('dialog', { name: 'Add token' });
	await expect(dialog.getByLabel('Name')).toBeFocused();
	await page.keyboard.type(name);
	await dialog.getByRole('combobox', { name: /^Rights/ }).click();
	await page.getByRole('option', { name: rights }).click();
	await dialog.getByRole('button', { name: 'Add token' }).click();
	const secret = await dialog.getByText(/^kontor_[\w-]+$/).textContent();
	await dialog.getByRole('button', { name: 'Close' }).last().click();
	await expect(dialog).toBeHidden();
	return secret ?? '';
}

/** A program that knows nothing but its token. */
const program = (baseURL: string, token: string): Promise<APIRequestContext> =>
	request.newContext({ baseURL, extraHTTPHeaders: { authorization: `Bearer ${token}` } });

async function changePassword(page: Desk['page'], current: string, next: string) {
	await page.getByLabel('Current password').fill(current);
	await page.getByLabel('New password', { exact: true }).fill(next);
	await page.getByLabel('New password again').fill(next);
	await page.getByRole('button', { name: 'Change password' }).click();
}

const rolesOf = async ({ api }: Desk, user: string) =>
	(await api.rows('userRole', 'user', user)).length;
