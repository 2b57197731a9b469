import { expect, test } from 'vitest';
import { grants, isGrant, missing, words } from '#lib/domain/access/grants.ts';
import { may } from '#lib/domain/access/may.ts';
import { defaultRoles, roleKeys } from '#lib/domain/access/roles.ts';
import { stored } from '#lib/domain/registry.ts';

test('every entity can be read and written by a grant of its own, a ledger read alone', () => {
	for (const { name, appended = false } of Object.values(stored)) {
		expect(isGrant(`${name}.read`)).toBe(true);
		expect(isGrant(`${name}.write`)).toBe(!appended);
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

test.each(grants)('%s counts beside the right to see what it changes, and not without', (grant) => {
	const see = grant.replace(/\.\w+$/, '.read');
	const needs = isGrant(see);
	expect(may({ grants: new Set([grant, see]) }, grant)).toBe(true);
	expect(may({ grants: new Set([grant]) }, grant)).toBe(!needs || see === grant);
	expect(may({ grants: new Set([see]) }, grant)).toBe(see === grant);
	expect(missing(new Set(), grant)).toBe(needs ? see : grant);
});

test('every right that a role of the set-up holds counts', () => {
	for (const role of roleKeys) {
		const held = new Set(defaultRoles[role]);
		expect([...held].filter((grant) => missing(held, grant))).toEqual([]);
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
	['stockRecord.read', 'administrator manager staff clerk'],
	['putIn.write', 'administrator manager clerk'],
	['transfer.post', 'administrator manager clerk'],
	['transfer.cancel', 'administrator manager'],
	['stockRecord.write', 'administrator manager'],
	['tokens.own', 'administrator manager staff clerk']
])('%s is held by %s', (grant, roles) => {
	expect(roleKeys.filter((role) => defaultRoles[role].includes(grant)).join(' ')).toBe(roles);
});
