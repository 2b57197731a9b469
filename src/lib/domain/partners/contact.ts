type Speaking = { readonly language: string | null };

/** The contact that a new document starts with (F24). */
export const defaultContact = <C extends { readonly preferred: boolean }>(
	contacts: readonly C[]
): C | undefined => contacts.find(({ preferred }) => preferred);

/** The language a document is printed in: of the contact, else of the partner, else our own. */
export const documentLanguage = (
	contact: Speaking | undefined,
	partner: Speaking | undefined,
	own: string
): string => contact?.language ?? partner?.language ?? own;
