import { z } from 'zod';
import { mapEntries } from '#lib/domain/model/map-entries.ts';
import { isReport, reports } from '#lib/domain/reports/index.ts';
import type { Report } from '#lib/domain/reports/report.ts';
import { assert } from '#lib/domain/model/assert.ts';
import { reportRows } from '#lib/server/reports/index.ts';
import { cell } from '#lib/server/trpc/inputs.ts';
import { granted, router } from '#lib/server/trpc/init.ts';

const parameters = z.record(z.string().min(1).max(64), cell);

/** What a report tells with these parameters. */
const answerOf = ({ name }: Report) =>
	granted(`${name}.read`)
		.input(z.strictObject({ parameters }))
		.query(({ ctx, input }) => {
			assert(isReport(name), name);
			return reportRows(ctx, name, input.parameters);
		});

type Answers = Readonly<Record<keyof typeof reports, ReturnType<typeof answerOf>>>;

export const reportsRouter = router(mapEntries<Report, Answers>(reports, answerOf));
