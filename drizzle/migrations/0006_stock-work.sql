CREATE TABLE `batch` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`code` text NOT NULL,
	`expiresOn` text,
	`note` text,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `batch_article_code_unique` ON `batch` (`article`,`code`);--> statement-breakpoint
CREATE INDEX `batch_article` ON `batch` ("article");--> statement-breakpoint
CREATE INDEX `batch_code` ON `batch` ("code" collate nocase);--> statement-breakpoint
CREATE INDEX `batch_expiresOn` ON `batch` ("expiresOn");--> statement-breakpoint
CREATE INDEX `batch_note` ON `batch` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `writeOff` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "writeOff_state_check" CHECK("state" in ('draft', 'posted', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `writeOff_number_unique` ON `writeOff` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `writeOff_number_order` ON `writeOff` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `writeOff_state` ON `writeOff` ("state");--> statement-breakpoint
CREATE INDEX `writeOff_on` ON `writeOff` ("on");--> statement-breakpoint
CREATE INDEX `writeOff_warehouse` ON `writeOff` ("warehouse");--> statement-breakpoint
CREATE INDEX `writeOff_reason` ON `writeOff` ("reason" collate nocase);--> statement-breakpoint
CREATE INDEX `writeOff_note` ON `writeOff` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `writeOffLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`document`) REFERENCES `writeOff`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "writeOffLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "writeOffLine_quantity_check" CHECK("quantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `writeOffLine_document` ON `writeOffLine` ("document");--> statement-breakpoint
CREATE INDEX `writeOffLine_position` ON `writeOffLine` ("position");--> statement-breakpoint
CREATE INDEX `writeOffLine_article` ON `writeOffLine` ("article");--> statement-breakpoint
CREATE INDEX `writeOffLine_bin` ON `writeOffLine` ("bin");--> statement-breakpoint
CREATE INDEX `writeOffLine_batch` ON `writeOffLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `writeOffLine_serials` ON `writeOffLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `writeOffLine_quantity` ON `writeOffLine` ("quantity");--> statement-breakpoint
CREATE TABLE `adjustment` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`reason` text NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjustment_state_check" CHECK("state" in ('draft', 'posted', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `adjustment_number_unique` ON `adjustment` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `adjustment_number_order` ON `adjustment` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `adjustment_state` ON `adjustment` ("state");--> statement-breakpoint
CREATE INDEX `adjustment_on` ON `adjustment` ("on");--> statement-breakpoint
CREATE INDEX `adjustment_warehouse` ON `adjustment` ("warehouse");--> statement-breakpoint
CREATE INDEX `adjustment_reason` ON `adjustment` ("reason" collate nocase);--> statement-breakpoint
CREATE INDEX `adjustment_note` ON `adjustment` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `adjustmentLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`difference` integer NOT NULL,
	`unitCost` integer,
	FOREIGN KEY (`document`) REFERENCES `adjustment`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "adjustmentLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "adjustmentLine_difference_check" CHECK("difference" between -999999999999999 and 999999999999999),
	CONSTRAINT "adjustmentLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `adjustmentLine_document` ON `adjustmentLine` ("document");--> statement-breakpoint
CREATE INDEX `adjustmentLine_position` ON `adjustmentLine` ("position");--> statement-breakpoint
CREATE INDEX `adjustmentLine_article` ON `adjustmentLine` ("article");--> statement-breakpoint
CREATE INDEX `adjustmentLine_bin` ON `adjustmentLine` ("bin");--> statement-breakpoint
CREATE INDEX `adjustmentLine_batch` ON `adjustmentLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `adjustmentLine_serials` ON `adjustmentLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `adjustmentLine_difference` ON `adjustmentLine` ("difference");--> statement-breakpoint
CREATE INDEX `adjustmentLine_unitCost` ON `adjustmentLine` ("unitCost");--> statement-breakpoint
CREATE TABLE `stocktake` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`bin` text,
	`category` text,
	`blind` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`category`) REFERENCES `category`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stocktake_state_check" CHECK("state" in ('planned', 'counting', 'counted', 'posted', 'cancelled')),
	CONSTRAINT "stocktake_blind_check" CHECK("blind" in (0, 1))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stocktake_number_unique` ON `stocktake` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `stocktake_number_order` ON `stocktake` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `stocktake_state` ON `stocktake` ("state");--> statement-breakpoint
CREATE INDEX `stocktake_on` ON `stocktake` ("on");--> statement-breakpoint
CREATE INDEX `stocktake_warehouse` ON `stocktake` ("warehouse");--> statement-breakpoint
CREATE INDEX `stocktake_bin` ON `stocktake` ("bin");--> statement-breakpoint
CREATE INDEX `stocktake_category` ON `stocktake` ("category");--> statement-breakpoint
CREATE INDEX `stocktake_blind` ON `stocktake` ("blind");--> statement-breakpoint
CREATE INDEX `stocktake_note` ON `stocktake` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `stocktakeLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serial` text,
	`counted` integer,
	`snapshot` integer,
	`firstCounted` integer,
	`listed` integer NOT NULL,
	`unitCost` integer,
	`note` text,
	FOREIGN KEY (`document`) REFERENCES `stocktake`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stocktakeLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "stocktakeLine_counted_check" CHECK("counted" between 0 and 999999999999999),
	CONSTRAINT "stocktakeLine_snapshot_check" CHECK("snapshot" between 0 and 999999999999999),
	CONSTRAINT "stocktakeLine_firstCounted_check" CHECK("firstCounted" between 0 and 999999999999999),
	CONSTRAINT "stocktakeLine_listed_check" CHECK("listed" in (0, 1)),
	CONSTRAINT "stocktakeLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `stocktakeLine_document` ON `stocktakeLine` ("document");--> statement-breakpoint
CREATE INDEX `stocktakeLine_position` ON `stocktakeLine` ("position");--> statement-breakpoint
CREATE INDEX `stocktakeLine_article` ON `stocktakeLine` ("article");--> statement-breakpoint
CREATE INDEX `stocktakeLine_bin` ON `stocktakeLine` ("bin");--> statement-breakpoint
CREATE INDEX `stocktakeLine_batch` ON `stocktakeLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `stocktakeLine_serial` ON `stocktakeLine` ("serial" collate nocase);--> statement-breakpoint
CREATE INDEX `stocktakeLine_counted` ON `stocktakeLine` ("counted");--> statement-breakpoint
CREATE INDEX `stocktakeLine_snapshot` ON `stocktakeLine` ("snapshot");--> statement-breakpoint
CREATE INDEX `stocktakeLine_firstCounted` ON `stocktakeLine` ("firstCounted");--> statement-breakpoint
CREATE INDEX `stocktakeLine_listed` ON `stocktakeLine` ("listed");--> statement-breakpoint
CREATE INDEX `stocktakeLine_unitCost` ON `stocktakeLine` ("unitCost");--> statement-breakpoint
CREATE INDEX `stocktakeLine_note` ON `stocktakeLine` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `reservation` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`until` text,
	`warehouse` text NOT NULL,
	`customer` text,
	`priority` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reservation_state_check" CHECK("state" in ('draft', 'reserved', 'cancelled', 'expired')),
	CONSTRAINT "reservation_priority_check" CHECK("priority" between 0 and 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `reservation_number_unique` ON `reservation` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `reservation_number_order` ON `reservation` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `reservation_state` ON `reservation` ("state");--> statement-breakpoint
CREATE INDEX `reservation_on` ON `reservation` ("on");--> statement-breakpoint
CREATE INDEX `reservation_until` ON `reservation` ("until");--> statement-breakpoint
CREATE INDEX `reservation_warehouse` ON `reservation` ("warehouse");--> statement-breakpoint
CREATE INDEX `reservation_customer` ON `reservation` ("customer");--> statement-breakpoint
CREATE INDEX `reservation_priority` ON `reservation` ("priority");--> statement-breakpoint
CREATE INDEX `reservation_note` ON `reservation` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `reservationLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`document`) REFERENCES `reservation`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reservationLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "reservationLine_quantity_check" CHECK("quantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `reservationLine_document` ON `reservationLine` ("document");--> statement-breakpoint
CREATE INDEX `reservationLine_position` ON `reservationLine` ("position");--> statement-breakpoint
CREATE INDEX `reservationLine_article` ON `reservationLine` ("article");--> statement-breakpoint
CREATE INDEX `reservationLine_bin` ON `reservationLine` ("bin");--> statement-breakpoint
CREATE INDEX `reservationLine_batch` ON `reservationLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationLine_serials` ON `reservationLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationLine_quantity` ON `reservationLine` ("quantity");--> statement-breakpoint
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
CREATE TABLE `reservationEntry` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`warehouse` text NOT NULL,
	`customer` text,
	`quantity` integer NOT NULL,
	`open` integer NOT NULL,
	`allocated` integer NOT NULL,
	`until` text,
	`priority` integer NOT NULL,
	`bin` text,
	`batch` text,
	`serial` text,
	`document` text NOT NULL,
	`number` text,
	`paper` text NOT NULL,
	`line` text NOT NULL,
	`who` text NOT NULL,
	`at` text NOT NULL,
	`age` integer NOT NULL,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "reservationEntry_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_open_check" CHECK("open" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_allocated_check" CHECK("allocated" between 0 and 999999999999999),
	CONSTRAINT "reservationEntry_priority_check" CHECK("priority" between -999999999999999 and 999999999999999),
	CONSTRAINT "reservationEntry_age_check" CHECK("age" between -999999999999999 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `reservationEntry_article` ON `reservationEntry` ("article");--> statement-breakpoint
CREATE INDEX `reservationEntry_warehouse` ON `reservationEntry` ("warehouse");--> statement-breakpoint
CREATE INDEX `reservationEntry_customer` ON `reservationEntry` ("customer");--> statement-breakpoint
CREATE INDEX `reservationEntry_quantity` ON `reservationEntry` ("quantity");--> statement-breakpoint
CREATE INDEX `reservationEntry_open` ON `reservationEntry` ("open");--> statement-breakpoint
CREATE INDEX `reservationEntry_allocated` ON `reservationEntry` ("allocated");--> statement-breakpoint
CREATE INDEX `reservationEntry_until` ON `reservationEntry` ("until");--> statement-breakpoint
CREATE INDEX `reservationEntry_priority` ON `reservationEntry` ("priority");--> statement-breakpoint
CREATE INDEX `reservationEntry_bin` ON `reservationEntry` ("bin");--> statement-breakpoint
CREATE INDEX `reservationEntry_batch` ON `reservationEntry` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_serial` ON `reservationEntry` ("serial" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_document` ON `reservationEntry` ("document" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_number` ON `reservationEntry` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_paper` ON `reservationEntry` ("paper" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_line` ON `reservationEntry` ("line" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_who` ON `reservationEntry` ("who" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_at` ON `reservationEntry` ("at" collate nocase);--> statement-breakpoint
CREATE INDEX `reservationEntry_age` ON `reservationEntry` ("age");--> statement-breakpoint
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
	CONSTRAINT "stockMove_kind_check" CHECK("kind" in ('putIn', 'takeOut', 'writeOff', 'transfer', 'adjustment', 'countDiff', 'reserve', 'unreserve', 'orderOpen', 'orderClose')),
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
CREATE INDEX `article_responsible` ON `article` ("responsible");--> statement-breakpoint
ALTER TABLE `putInLine` ADD `expiresOn` text;--> statement-breakpoint
CREATE INDEX `putInLine_expiresOn` ON `putInLine` ("expiresOn");