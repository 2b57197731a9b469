// drizzle-kit reads top-level exports only: hand it the record of tables derived from the registry.
module.exports = {
	...require('../src/lib/server/db/tables.ts').tables,
	...require('../src/lib/server/db/system-tables.ts'),
	...require('../src/lib/server/db/auth-tables.ts')
};
