import { expect, test } from './journey.ts';

test('a right to change without the right to see is warned about, until both are given', async ({
	sit
}) => {
	const { page, api } = await sit('admin', '/settings/roles');
	const tick = (right: string) =>
		page.getByRole('checkbox', { name: `Warehouse clerk: ${right}`, exact: true });
	const warning = page.getByText('Counts only with “Partners: see”');
	await expect(tick('Partners: see')).not.toBeChecked();
	await expect(warning).toHaveCount(0);

	await tick('Partners: change').click();
	await expect(warning).toBeVisible();
	await expect.poll(() => clerk(api)).toContain('partner.write');
	await page.reload();
	await expect(warning).toBeVisible();

	await tick('Partners: see').click();
	await expect(warning).toHaveCount(0);
	await expect.poll(() => clerk(api)).toContain('partner.read');
});

async function clerk(api: { query<T>(path: string): Promise<T> }) {
	type Role = { readonly key: string | null; readonly grants: readonly string[] };
	const { roles } = await api.query<{ roles: readonly Role[] }>('roles.matrix');
	return roles.find(({ key }) => key === 'clerk')?.grants;
}
