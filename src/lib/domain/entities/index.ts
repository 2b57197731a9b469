import { article } from './article.ts';
import { category } from './category.ts';
import { unit } from './unit.ts';

/** Every entity of the product, one line each; tests/tidy fails when a file of this folder is missing here. */
export const entities = { article, category, unit };

export type Entities = typeof entities;
export type EntityName = keyof Entities;
