import type { Actor } from '#lib/domain/model/permission.ts';
import type { SignedIn } from '#lib/server/auth/signed-in.ts';

declare global {
	namespace App {
		interface Locals {
			/** Who acts, or null where nobody is signed in. */
			actor: Actor | null;
			signedIn: SignedIn | null;
			/** Shown to the user when something is broken, and found again in the log. */
			requestId: string;
		}
		interface PageState {
			/** How many forms stand above the page, each an entry of its own in the browser's history. */
			depth?: number;
		}
		interface Error {
			message: string;
			id?: string;
		}
	}
}
