CREATE TABLE `scratchSheet` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`shared` integer NOT NULL,
	`user` text NOT NULL,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`cells` text NOT NULL,
	`removed` text
);
--> statement-breakpoint
CREATE INDEX `scratchSheet_user` ON `scratchSheet` (`user`);