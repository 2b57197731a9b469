CREATE TABLE `reorderSuggestion` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`createdOn` text,
	`article` text NOT NULL,
	`warehouse` text NOT NULL,
	`bin` text,
	`supplier` text,
	`quantity` integer NOT NULL,
	`reason` text NOT NULL,
	`stockRecord` text,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`supplier`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`stockRecord`) REFERENCES `stockRecord`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reorderSuggestion_state_check" CHECK("state" in ('new', 'released', 'ordered', 'cancelled')),
	CONSTRAINT "reorderSuggestion_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "reorderSuggestion_reason_check" CHECK("reason" in ('reorderQuantity', 'missing', 'minimumOrderQuantity', 'byHand'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reorderSuggestion_number_unique` ON `reorderSuggestion` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `reorderSuggestion_number_order` ON `reorderSuggestion` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `reorderSuggestion_state` ON `reorderSuggestion` ("state");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_createdOn` ON `reorderSuggestion` ("createdOn");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_article` ON `reorderSuggestion` ("article");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_warehouse` ON `reorderSuggestion` ("warehouse");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_bin` ON `reorderSuggestion` ("bin");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_supplier` ON `reorderSuggestion` ("supplier");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_quantity` ON `reorderSuggestion` ("quantity");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_reason` ON `reorderSuggestion` ("reason");--> statement-breakpoint
CREATE INDEX `reorderSuggestion_stockRecord` ON `reorderSuggestion` ("stockRecord");--> statement-breakpoint
CREATE TABLE `jobRun` (
	`id` text PRIMARY KEY NOT NULL,
	`job` text NOT NULL,
	`state` text NOT NULL,
	`startedAt` text NOT NULL,
	`finishedAt` text,
	`user` text NOT NULL,
	`who` text NOT NULL,
	`result` text,
	`problems` text
);
--> statement-breakpoint
CREATE INDEX `jobRun_job` ON `jobRun` (`job`,`startedAt`);--> statement-breakpoint
CREATE UNIQUE INDEX `jobRun_running` ON `jobRun` (`job`) WHERE state = 'running';--> statement-breakpoint
CREATE TABLE `jobSchedule` (
	`job` text PRIMARY KEY NOT NULL,
	`schedule` text NOT NULL,
	`at` text NOT NULL,
	`who` text NOT NULL
);
--> statement-breakpoint
CREATE TABLE `notice` (
	`id` text PRIMARY KEY NOT NULL,
	`user` text NOT NULL,
	`at` text NOT NULL,
	`code` text NOT NULL,
	`params` text NOT NULL,
	`entity` text NOT NULL,
	`row` text NOT NULL,
	`read` integer NOT NULL,
	`over` integer NOT NULL
);
--> statement-breakpoint
CREATE INDEX `notice_user` ON `notice` (`user`,`read`);--> statement-breakpoint
CREATE INDEX `notice_row` ON `notice` (`row`,`code`);--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_stockMove` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`on` text NOT NULL,
	`kind` text NOT NULL,
	`counter` text NOT NULL,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`value` integer,
	`fromWarehouse` text,
	`fromBin` text,
	`toWarehouse` text,
	`toBin` text,
	`batch` text,
	`serial` text,
	`document` text NOT NULL,
	`number` text,
	`paper` text NOT NULL,
	`line` text NOT NULL,
	`reverses` text,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`operation` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stockMove_kind_check" CHECK("kind" in ('putIn', 'takeOut', 'transfer', 'reserve', 'unreserve', 'orderOpen', 'orderClose')),
	CONSTRAINT "stockMove_counter_check" CHECK("counter" in ('onHand', 'reserved', 'ordered')),
	CONSTRAINT "stockMove_quantity_check" CHECK("quantity" between 1 and 999999999999999),
	CONSTRAINT "stockMove_value_check" CHECK("value" between 0 and 999999999999999),
	CONSTRAINT "stockMove_operation_check" CHECK("operation" between -999999999999999 and 999999999999999),
	CONSTRAINT "stockMove_check_0" CHECK("fromWarehouse" is not null or "toWarehouse" is not null),
	CONSTRAINT "stockMove_check_1" CHECK("fromWarehouse" is not "toWarehouse" or "fromBin" is not "toBin")
);
--> statement-breakpoint
INSERT INTO `__new_stockMove`("id", "version", "on", "kind", "counter", "article", "quantity", "value", "fromWarehouse", "fromBin", "toWarehouse", "toBin", "batch", "serial", "document", "number", "paper", "line", "reverses", "who", "at", "operation") SELECT "id", "version", "on", "kind", "counter", "article", "quantity", "value", "fromWarehouse", "fromBin", "toWarehouse", "toBin", "batch", "serial", "document", "number", "paper", "line", "reverses", "who", "at", "operation" FROM `stockMove`;--> statement-breakpoint
DROP TABLE `stockMove`;--> statement-breakpoint
ALTER TABLE `__new_stockMove` RENAME TO `stockMove`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `stockMove_on` ON `stockMove` ("on");--> statement-breakpoint
CREATE INDEX `stockMove_kind` ON `stockMove` ("kind");--> statement-breakpoint
CREATE INDEX `stockMove_counter` ON `stockMove` ("counter");--> statement-breakpoint
CREATE INDEX `stockMove_article` ON `stockMove` ("article");--> statement-breakpoint
CREATE INDEX `stockMove_quantity` ON `stockMove` ("quantity");--> statement-breakpoint
CREATE INDEX `stockMove_value` ON `stockMove` ("value");--> statement-breakpoint
CREATE INDEX `stockMove_fromWarehouse` ON `stockMove` ("fromWarehouse");--> statement-breakpoint
CREATE INDEX `stockMove_fromBin` ON `stockMove` ("fromBin");--> statement-breakpoint
CREATE INDEX `stockMove_toWarehouse` ON `stockMove` ("toWarehouse");--> statement-breakpoint
CREATE INDEX `stockMove_toBin` ON `stockMove` ("toBin");--> statement-breakpoint
CREATE INDEX `stockMove_batch` ON `stockMove` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_serial` ON `stockMove` ("serial" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_document` ON `stockMove` ("document" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_number` ON `stockMove` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_paper` ON `stockMove` ("paper" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_line` ON `stockMove` ("line" collate nocase);--> statement-breakpoint
CREATE UNIQUE INDEX `stockMove_reverses_unique` ON `stockMove` ("reverses" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_reverses_order` ON `stockMove` (case when "reverses" glob '*[^0-9]*' or length("reverses") > 20 then "reverses" when length("reverses") < 10 then length("reverses") || "reverses" else ':' || length("reverses") || "reverses" end collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_who` ON `stockMove` ("who" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_at` ON `stockMove` ("at" collate nocase);--> statement-breakpoint
CREATE INDEX `stockMove_operation` ON `stockMove` ("operation");--> statement-breakpoint
CREATE INDEX `stockMove_article_covering` ON `stockMove` (`article`,`counter`,`toWarehouse`,`toBin`,`fromWarehouse`,`fromBin`,`batch`,`serial`,`quantity`);--> statement-breakpoint
ALTER TABLE `article` ADD `responsible` text REFERENCES employee(id);--> statement-breakpoint
CREATE INDEX `article_responsible` ON `article` ("responsible");