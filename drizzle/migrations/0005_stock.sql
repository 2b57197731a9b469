CREATE TABLE `stockRecord` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`article` text NOT NULL,
	`warehouse` text NOT NULL,
	`bin` text,
	`batch` text,
	`serial` text,
	`onHand` integer NOT NULL,
	`reserved` integer NOT NULL,
	`ordered` integer NOT NULL,
	`minimum` integer,
	`reorderQuantity` integer,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "stockRecord_onHand_check" CHECK("onHand" between 0 and 999999999999999),
	CONSTRAINT "stockRecord_reserved_check" CHECK("reserved" between 0 and 999999999999999),
	CONSTRAINT "stockRecord_ordered_check" CHECK("ordered" between 0 and 999999999999999),
	CONSTRAINT "stockRecord_minimum_check" CHECK("minimum" between 0 and 999999999999999),
	CONSTRAINT "stockRecord_reorderQuantity_check" CHECK("reorderQuantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `stockRecord_article_warehouse_bin_batch_serial_unique` ON `stockRecord` (`article`,`warehouse`,`bin`,`batch`,`serial`);--> statement-breakpoint
CREATE INDEX `stockRecord_article` ON `stockRecord` ("article");--> statement-breakpoint
CREATE INDEX `stockRecord_warehouse` ON `stockRecord` ("warehouse");--> statement-breakpoint
CREATE INDEX `stockRecord_bin` ON `stockRecord` ("bin");--> statement-breakpoint
CREATE INDEX `stockRecord_batch` ON `stockRecord` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRecord_serial` ON `stockRecord` ("serial" collate nocase);--> statement-breakpoint
CREATE INDEX `stockRecord_onHand` ON `stockRecord` ("onHand");--> statement-breakpoint
CREATE INDEX `stockRecord_reserved` ON `stockRecord` ("reserved");--> statement-breakpoint
CREATE INDEX `stockRecord_ordered` ON `stockRecord` ("ordered");--> statement-breakpoint
CREATE INDEX `stockRecord_minimum` ON `stockRecord` ("minimum");--> statement-breakpoint
CREATE INDEX `stockRecord_reorderQuantity` ON `stockRecord` ("reorderQuantity");--> statement-breakpoint
CREATE TABLE `putIn` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "putIn_state_check" CHECK("state" in ('draft', 'posted', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `putIn_number_unique` ON `putIn` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `putIn_number_order` ON `putIn` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `putIn_state` ON `putIn` ("state");--> statement-breakpoint
CREATE INDEX `putIn_on` ON `putIn` ("on");--> statement-breakpoint
CREATE INDEX `putIn_warehouse` ON `putIn` ("warehouse");--> statement-breakpoint
CREATE INDEX `putIn_note` ON `putIn` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `putInLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	`unitCost` integer,
	FOREIGN KEY (`document`) REFERENCES `putIn`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "putInLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "putInLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "putInLine_unitCost_check" CHECK("unitCost" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `putInLine_document` ON `putInLine` ("document");--> statement-breakpoint
CREATE INDEX `putInLine_position` ON `putInLine` ("position");--> statement-breakpoint
CREATE INDEX `putInLine_article` ON `putInLine` ("article");--> statement-breakpoint
CREATE INDEX `putInLine_bin` ON `putInLine` ("bin");--> statement-breakpoint
CREATE INDEX `putInLine_batch` ON `putInLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `putInLine_serials` ON `putInLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `putInLine_quantity` ON `putInLine` ("quantity");--> statement-breakpoint
CREATE INDEX `putInLine_unitCost` ON `putInLine` ("unitCost");--> statement-breakpoint
CREATE TABLE `takeOut` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`warehouse` text NOT NULL,
	`note` text,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "takeOut_state_check" CHECK("state" in ('draft', 'posted', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `takeOut_number_unique` ON `takeOut` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `takeOut_number_order` ON `takeOut` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `takeOut_state` ON `takeOut` ("state");--> statement-breakpoint
CREATE INDEX `takeOut_on` ON `takeOut` ("on");--> statement-breakpoint
CREATE INDEX `takeOut_warehouse` ON `takeOut` ("warehouse");--> statement-breakpoint
CREATE INDEX `takeOut_note` ON `takeOut` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `takeOutLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`bin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`document`) REFERENCES `takeOut`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "takeOutLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "takeOutLine_quantity_check" CHECK("quantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `takeOutLine_document` ON `takeOutLine` ("document");--> statement-breakpoint
CREATE INDEX `takeOutLine_position` ON `takeOutLine` ("position");--> statement-breakpoint
CREATE INDEX `takeOutLine_article` ON `takeOutLine` ("article");--> statement-breakpoint
CREATE INDEX `takeOutLine_bin` ON `takeOutLine` ("bin");--> statement-breakpoint
CREATE INDEX `takeOutLine_batch` ON `takeOutLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `takeOutLine_serials` ON `takeOutLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `takeOutLine_quantity` ON `takeOutLine` ("quantity");--> statement-breakpoint
CREATE TABLE `transfer` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`fromWarehouse` text NOT NULL,
	`toWarehouse` text NOT NULL,
	`note` text,
	FOREIGN KEY (`fromWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toWarehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transfer_state_check" CHECK("state" in ('draft', 'posted', 'cancelled'))
);
--> statement-breakpoint
CREATE UNIQUE INDEX `transfer_number_unique` ON `transfer` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `transfer_number_order` ON `transfer` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `transfer_state` ON `transfer` ("state");--> statement-breakpoint
CREATE INDEX `transfer_on` ON `transfer` ("on");--> statement-breakpoint
CREATE INDEX `transfer_fromWarehouse` ON `transfer` ("fromWarehouse");--> statement-breakpoint
CREATE INDEX `transfer_toWarehouse` ON `transfer` ("toWarehouse");--> statement-breakpoint
CREATE INDEX `transfer_note` ON `transfer` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `transferLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`fromBin` text,
	`toBin` text,
	`batch` text,
	`serials` text,
	`quantity` integer NOT NULL,
	FOREIGN KEY (`document`) REFERENCES `transfer`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`fromBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`toBin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "transferLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "transferLine_quantity_check" CHECK("quantity" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `transferLine_document` ON `transferLine` ("document");--> statement-breakpoint
CREATE INDEX `transferLine_position` ON `transferLine` ("position");--> statement-breakpoint
CREATE INDEX `transferLine_article` ON `transferLine` ("article");--> statement-breakpoint
CREATE INDEX `transferLine_fromBin` ON `transferLine` ("fromBin");--> statement-breakpoint
CREATE INDEX `transferLine_toBin` ON `transferLine` ("toBin");--> statement-breakpoint
CREATE INDEX `transferLine_batch` ON `transferLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `transferLine_serials` ON `transferLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `transferLine_quantity` ON `transferLine` ("quantity");--> statement-breakpoint
CREATE TABLE `stockMove` (
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
	CONSTRAINT "stockMove_kind_check" CHECK("kind" in ('putIn', 'takeOut', 'transfer')),
	CONSTRAINT "stockMove_counter_check" CHECK("counter" in ('onHand', 'reserved', 'ordered')),
	CONSTRAINT "stockMove_quantity_check" CHECK("quantity" between 1 and 999999999999999),
	CONSTRAINT "stockMove_value_check" CHECK("value" between 0 and 999999999999999),
	CONSTRAINT "stockMove_operation_check" CHECK("operation" between -999999999999999 and 999999999999999),
	CONSTRAINT "stockMove_check_0" CHECK("fromWarehouse" is not null or "toWarehouse" is not null),
	CONSTRAINT "stockMove_check_1" CHECK("fromWarehouse" is not "toWarehouse" or "fromBin" is not "toBin")
);
--> statement-breakpoint
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
CREATE TABLE `costLayer` (
	`id` text PRIMARY KEY NOT NULL,
	`article` text NOT NULL,
	`warehouse` text NOT NULL,
	`batch` text,
	`serial` text,
	`on` text NOT NULL,
	`age` integer NOT NULL,
	`move` text NOT NULL,
	`received` integer NOT NULL,
	`quantity` integer NOT NULL,
	`unitCost` integer NOT NULL,
	`value` integer NOT NULL,
	CONSTRAINT "costLayer_left" CHECK(quantity between 0 and received and value >= 0)
);
--> statement-breakpoint
CREATE INDEX `costLayer_goods` ON `costLayer` (`article`,`warehouse`,`serial`,`batch`);--> statement-breakpoint
CREATE INDEX `costLayer_age` ON `costLayer` (`article`,`age`);--> statement-breakpoint
CREATE INDEX `costLayer_move` ON `costLayer` (`move`);--> statement-breakpoint
CREATE TABLE `costPool` (
	`article` text PRIMARY KEY NOT NULL,
	`quantity` integer NOT NULL,
	`value` integer NOT NULL
);
--> statement-breakpoint
CREATE TABLE `costShare` (
	`move` text NOT NULL,
	`layer` text NOT NULL,
	`quantity` integer NOT NULL,
	`value` integer NOT NULL,
	PRIMARY KEY(`move`, `layer`)
);
