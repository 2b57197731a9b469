import type { DocumentType } from '../model/document.ts';

/** Every document type of the product, one line each. */
export const documents: Readonly<Record<string, DocumentType>> = {};
