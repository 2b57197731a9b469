import type { DocumentType } from '../model/document.ts';
import { putIn } from './put-in.ts';
import { reorderSuggestion } from './reorder-suggestion.ts';
import { reservation } from './reservation.ts';
import { takeOut } from './take-out.ts';
import { transfer } from './transfer.ts';

/** Every document type of the product, one line each; tests/tidy fails when a file of this folder is missing here. */
export const documents: Readonly<Record<string, DocumentType>> = {
	putIn,
	takeOut,
	transfer,
	reservation,
	reorderSuggestion
};
