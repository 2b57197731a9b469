import { z } from 'zod';
import { entities } from '#lib/domain/entities/index.ts';
import type { Change } from '#lib/domain/model/change.ts';
import { removeRows } from '#lib/server/commands/remove-rows.ts';
import { saveRows } from '#lib/server/commands/save-rows.ts';
import type { Context } from '#lib/server/db/transaction.ts';
import { newId as makeId } from '#lib/server/new-id.ts';
import { grantRows, rightsMatrix, type RoleRights } from '#lib/server/queries/rights-matrix.ts';
import { Refused } from '#lib/server/refused.ts';
import { id, newId } from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

const roleName = z.string().max(100);
const write = granted('role.write');

/** Roles and their rights as one table (F80). Every write is one of the grid's, so the history tells it. */
export const rolesRouter = router({
	matrix: granted('role.read').query(({ ctx }) => rightsMatrix(ctx)),

	/** Answers the role with all its rights. */
	setGrant: granted('roleGrant.write', 'role.read')
		.input(
			z.strictObject({ operation: newId, role: id, grant: z.string().max(100), held: z.boolean() })
		)
		.mutation(async ({ ctx, input: { operation, role: wanted, grant, held } }) => {
			const role = await roleById(ctx, wanted);
			if (role.fixed) throw new Refused([{ code: 'auth.administrator-fixed' }]);
			const rows = await grantRows(ctx, role.id, grant);
			if (held && rows.length === 0) await addGrants(ctx, operation, role.id, [grant]);
			if (!held && rows.length > 0) {
				const source = sourceOf(ctx);
				await removeRows(ctx, entities.roleGrant, { operation, source, rows });
			}
			return roleById(ctx, wanted);
		}),

	create: write
		.input(z.strictObject({ operation: newId, id: newId, name: roleName }))
		.mutation(async ({ ctx, input }) => {
			await saveRole(ctx, input.operation, { id: input.id, version: 0, patch: nameOf(input) });
			return roleById(ctx, input.id);
		}),

	rename: write
		.input(z.strictObject({ operation: newId, id, version: z.int().min(1), name: roleName }))
		.mutation(async ({ ctx, input }) => {
			const { operation, id, version } = input;
			await saveRole(ctx, operation, { id, version, patch: nameOf(input) });
			return roleById(ctx, input.id);
		}),

	/** A new role with the rights of another; a copy of the administrator can be narrowed. */
	clone: granted('roleGrant.write', 'role.write')
		.input(z.strictObject({ operation: newId, role: id, id: newId, name: roleName }))
		.mutation(async ({ ctx, input }) => {
			const { grants } = await roleById(ctx, input.role);
			await saveRole(ctx, input.operation, { id: input.id, version: 0, patch: nameOf(input) });
			const { grants: held } = await roleById(ctx, input.id);
			const missing = grants.filter((grant) => !held.includes(grant));
			if (missing.length > 0) await addGrants(ctx, makeId(), input.id, missing);
			return roleById(ctx, input.id);
		})
});

type Caller = Context & { readonly token: boolean };

const sourceOf = ({ token }: Caller) => (token ? 'api' : 'grid');

const nameOf = ({ name }: { readonly name: string }) => ({ name });

async function roleById(context: Pick<Context, 'db'>, wanted: string): Promise<RoleRights> {
	const { roles } = await rightsMatrix(context);
	const found = roles.find((role) => role.id === wanted);
	if (!found) throw new Refused([{ code: 'row.gone', at: { row: wanted } }]);
	return found;
}

const saveRole = (context: Caller, operation: string, change: Change) =>
	saveRows(context, entities.role, {
		operation,
		source: sourceOf(context),
		changes: [change]
	});

const addGrants = (context: Caller, operation: string, role: string, grants: readonly string[]) =>
	saveRows(context, entities.roleGrant, {
		operation,
		source: sourceOf(context),
		changes: grants.map((grant) => ({ id: makeId(), version: 0, patch: { role, grant } }))
	});
