CREATE TABLE `formulaColumn` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`entity` text NOT NULL,
	`name` text NOT NULL,
	`formula` text NOT NULL,
	`as` text NOT NULL,
	`decimals` integer,
	`shared` integer NOT NULL,
	`user` text NOT NULL,
	`who` text NOT NULL,
	`at` text NOT NULL
);
--> statement-breakpoint
CREATE INDEX `formulaColumn_entity` ON `formulaColumn` (`entity`);