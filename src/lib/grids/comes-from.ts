import type { Session } from '#lib/client/session.svelte.ts';
import { tableAddress } from '#lib/client/table-address.ts';
import { grantOf, type JobName } from '#lib/domain/jobs/index.ts';
import { m, text } from '#lib/ui/text.ts';
import { drafting } from './documents/drafting.ts';

/** Where rows of a table come from that nobody need type, in words, and the page where that is. */
export type Origin = { readonly hint: string; readonly href: string; readonly label: string };

/** Tables that a job fills. */
const found: Readonly<Record<string, JobName>> = { reorderSuggestion: 'suggestReorders' };

/** As far as this user may go there. */
export function comesFrom(entity: string, session: Session): Origin | undefined {
	const job = found[entity];
	if (job && session.may(grantOf(job))) {
		const hint = m['grid.foundBy']({ job: text(`job.${job}`) });
		return { hint, href: '/settings/jobs', label: m['nav.jobs']() };
	}
	const [source, how] = Object.entries(drafting).find(([, { makes }]) => makes === entity) ?? [];
	if (!source || !how || !session.may(`${source}.read`)) return undefined;
	const label = text(`${source}.*`);
	const hint = m['grid.draftedBy']({ button: how.label(), documents: label });
	return { hint, href: tableAddress(source), label };
}
