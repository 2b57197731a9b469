import { missing } from '#lib/domain/access/grants.ts';

/** One line of the matrix: what it is about, and the grants it holds by the verb of their column. */
export type RightLine = {
	readonly rows: string | null;
	readonly grants: readonly Grant[];
};
export type Grant = { readonly name: string; readonly text: string; readonly rows?: string };

/** What the matrix needs of a role. */
export type RoleColumn = {
	readonly id: string;
	readonly name: string;
	readonly grants: readonly string[];
	readonly fixed: boolean;
};

/** The grants of one table stand together; those about no table come first, one a line. */
export function rightLines(grants: readonly Grant[]): readonly RightLine[] {
	const lines: { rows: string | null; grants: Grant[] }[] = [];
	for (const grant of grants) {
		const same = grant.rows && lines.find(({ rows }) => rows === grant.rows);
		if (same) same.grants.push(grant);
		else lines.push({ rows: grant.rows ?? null, grants: [grant] });
	}
	return lines;
}

/** The right without which one that the role holds counts for nothing, where the role does not hold it too. */
export function lacking(
	role: RoleColumn,
	grant: Grant,
	grants: readonly Grant[]
): Grant | undefined {
	if (!role.grants.includes(grant.name)) return undefined;
	const needed = missing(new Set(role.grants), grant.name);
	return grants.find(({ name }) => name === needed);
}
