import { demoPassword } from '../support/product.ts';
import { expect, test, type Desk } from './journey.ts';

test('a wrong password is told, the right one leads to the asked page', async ({ sit }) => {
	const { page, sheet, api } = await sit(undefined, '/data/partner?q=Alfreds');
	await expect(page).toHaveURL(/\/login\?next=/);
	await signIn(page, 'manager', 'not the password');
	await expect(page.getByText('Sign-in name or password is wrong')).toBeVisible();
	await expect(page.getByLabel('Sign-in name')).toHaveValue('manager');

	await signIn(page, 'manager', demoPassword('manager'));
	await expect(page).toHaveURL(/\/data\/partner\?q=Alfreds$/);
	await sheet.isLoaded();
	await expect(sheet.search).toHaveValue('Alfreds');
	expect((await me(api)).user.name).toBe('Manager');
});

test('after signing out the way back leads to the sign-in', async ({ sit }) => {
	const { page } = await sit('staff');
	await choose(page, 'Sign out');
	await expect(page).toHaveURL(/\/login/);
	await page.goBack();
	await expect(page.getByLabel('Password')).toBeVisible();
	expect((await page.request.get('/api/trpc/session.me')).status()).toBe(401);
});

test('the focus stays with whoever types before the page has its script', async ({ sit }) => {
	const { page } = await sit(undefined, '/login');
	await page.route('**/_app/immutable/**', async (route) => {
		await new Promise((resolve) => setTimeout(resolve, 1000));
		await route.continue();
	});
	await page.goto('/login', { waitUntil: 'commit' });
	const password = page.getByLabel('Password');
	await password.focus();
	await page.keyboard.type('kontor-', { delay: 20 });
	await page.waitForLoadState('networkidle');
	await expect(password).toBeFocused();
	await page.keyboard.type('demo');
	await expect(password).toHaveValue('kontor-demo');
	await expect(page.getByLabel('Sign-in name')).toHaveValue('');
});

test('a demo sign-in is one press away', async ({ sit }) => {
	const { page, sheet } = await sit(undefined, '/data/article');
	await page.getByRole('button', { name: /^clerk/ }).click();
	await sheet.isLoaded();
	await expect(page).toHaveURL(/\/data\/article$/);
});

test('a warehouse clerk sees no costs and changes no prices', async ({ sit }) => {
	const { page, sheet, api } = await sit('clerk');
	await expect(sheet.count).toHaveText('77');
	await expect(sheet.head('salesPrice')).toBeVisible();
	await page.getByRole('button', { name: 'Columns' }).click();
	const columns = page.locator('[data-popover-content]');
	await expect(columns.getByText('Sales price')).toBeVisible();
	await expect(columns.getByText('Cost', { exact: true })).toHaveCount(0);
	await expect(columns.getByText('Margin', { exact: true })).toHaveCount(0);
	await page.keyboard.press('Escape');

	const chai = await api.row('article', '1');
	expect(chai).not.toHaveProperty('cost');
	await sheet.cell(chai.id, 'salesPrice').dblclick();
	await expect(sheet.cell(chai.id, 'salesPrice').locator('input')).toHaveCount(0);
	await page.keyboard.type('1');
	await expect(sheet.root.locator('input.k-editor-input')).toHaveCount(0);
	for (const name of [/^Add row/, /^Change \d+ rows/, 'Import']) {
		await expect(page.getByRole('button', { name })).toHaveCount(0);
	}
	const { id, version } = chai;
	const changes = [{ id, version, patch: { salesPrice: 1 } }];
	const forced = { operation: crypto.randomUUID(), changes };
	await expect(api.mutate('entities.article.save', forced)).rejects.toThrow(/403/);
	expect((await api.row('article', '1'))['salesPrice']).toBe(18);
});

test('the language of the user goes with the user', async ({ sit }) => {
	const { page, sheet, api } = await sit('staff');
	await choose(page, 'Deutsch');
	await expect(page.getByRole('heading', { level: 1, name: 'Artikel' })).toBeVisible();
	await expect(sheet.head('salesPrice')).toContainText('Verkaufspreis');
	await page.reload();
	await expect(page.getByRole('button', { name: 'Spalten' })).toBeVisible();
	expect((await me(api)).user.language).toBe('de');

	// In another browser, where nothing is remembered but the user.
	const other = await sit('staff', '/data/unit');
	await expect(other.page.getByRole('heading', { level: 1, name: 'Einheiten' })).toBeVisible();
});

async function signIn(page: Desk['page'], login: string, password: string) {
	await page.getByLabel('Sign-in name').fill(login);
	await page.getByLabel('Password').fill(password);
	await page.getByRole('button', { name: 'Sign in' }).click();
}

async function choose(page: Desk['page'], item: string) {
	await page.getByRole('button', { name: /sign out$/ }).click();
	await page.getByText(item, { exact: true }).click();
}

const me = (api: Desk['api']) =>
	api.query<{ user: { name: string; language: string } }>('session.me');
