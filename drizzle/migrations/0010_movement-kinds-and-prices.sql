CREATE TABLE `movementKind` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`kind` text NOT NULL,
	`en` text,
	`de` text,
	`pl` text,
	`tr` text,
	CONSTRAINT "movementKind_kind_check" CHECK("kind" in ('putIn', 'takeOut', 'writeOff', 'transfer', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `movementKind_kind_unique` ON `movementKind` ("kind");--> statement-breakpoint
CREATE INDEX `movementKind_en` ON `movementKind` ("en" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_de` ON `movementKind` ("de" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_pl` ON `movementKind` ("pl" collate nocase);--> statement-breakpoint
CREATE INDEX `movementKind_tr` ON `movementKind` ("tr" collate nocase);--> statement-breakpoint
ALTER TABLE `costLayer` ADD `price` integer;