import { expect, test } from 'vitest';
import { grants, isGrant, words } from '#lib/domain/access/grants.ts';
import { defaultRoles, roleKeys } from '#lib/domain/access/roles.ts';
import { stored } from '#lib/domain/registry.ts';

test('every entity can be read and written by a grant of its own', () => {
	for (const name of Object.keys(stored)) {
		expect(isGrant(`${name}.read`)).toBe(true);
		expect(isGrant(`${name}.write`)).toBe(true);
	}
	expect(grants.filter((grant) => !words.some((word) => word === grant)).length).toBeGreaterThan(
		50
	);
});

test('no grant twice, and roles hold known grants only', () => {
	expect(new Set(grants).size).toBe(grants.length);
	for (const role of roleKeys) {
		expect(defaultRoles[role].filter((grant) => !isGrant(grant))).toEqual([]);
		expect(new Set(defaultRoles[role]).size).toBe(defaultRoles[role].length);
	}
});

test.each([
	['user.write', 'administrator'],
	['role.write', 'administrator'],
	['roleGrant.write', 'administrator'],
	['userRole.write', 'administrator'],
	['settings.write', 'administrator manager'],
	['prices.write', 'administrator manager'],
	['costs.write', 'administrator manager'],
	['article.write', 'administrator manager'],
	['warehouse.write', 'administrator manager'],
	['partner.write', 'administrator manager staff'],
	['partner.read', 'administrator manager staff'],
	['costs.read', 'administrator manager staff'],
	['article.read', 'administrator manager staff clerk'],
	['warehouse.read', 'administrator manager staff clerk'],
	['tokens.own', 'administrator manager staff clerk']
])('%s is held by %s', (grant, roles) => {
	expect(roleKeys.filter((role) => defaultRoles[role].includes(grant)).join(' ')).toBe(roles);
});
