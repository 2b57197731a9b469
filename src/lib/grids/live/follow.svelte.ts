import { untrack } from 'svelte';
import type { Live, Person } from '#lib/client/live.svelte.ts';
import type { Session } from '#lib/client/session.svelte.ts';
import type { Sheet } from '../sheet.svelte.ts';
import { CatchUp } from './catch-up.ts';
import type { Standing } from './others.svelte.ts';

/** Attached to the element of a table: shows in it what happens elsewhere, and tells others where the user is. */
export const follow = (sheet: Sheet, live: Live, session: Session) => () => {
	const catchUp = untrack(() => new CatchUp(sheet, (grant) => session.may(grant)));
	const deafen = live.listen({
		news: (news, own) => {
			const { id, name } = news.user;
			catchUp.hear(news, { other: { name, colour: live.colourOf(id) }, own });
		},
		everything: () => catchUp.everything(),
		columns: (entity) => entity === sheet.entity.name && void sheet.columns.hear(),
		back: () => {
			sheet.retry();
			void sheet.columns.hear();
		}
	});
	$effect(() => {
		const standing = standingIn(sheet, live);
		untrack(() => sheet.others.stand(standing));
	});
	$effect(() => {
		const { name: entity, fields } = sheet.entity;
		const { row = null, field = '' } = sheet.focused ?? {};
		live.look(sheet, { entity, row, field: Object.hasOwn(fields, field) ? field : null });
	});
	// What was being worked on may be done.
	$effect(() => {
		void sheet.selection.isEmpty;
		void sheet.ranging.range.isMany;
		void sheet.batches.sending;
		void sheet.batches.review;
		void sheet.marks.painted;
		untrack(() => sheet.behind.freed());
	});
	return () => {
		deafen();
		catchUp.destroy();
		live.leave(sheet);
	};
};

const standingIn = ({ entity }: Sheet, live: Live): readonly Standing[] =>
	[...live.people.values()].flatMap(({ user, place }: Person) =>
		place?.entity === entity.name
			? { user: user.id, name: user.name, colour: live.colourOf(user.id), ...place }
			: []
	);
