CREATE TABLE `quote` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`customerOrderNumber` text,
	`warehouse` text NOT NULL,
	`validUntil` text,
	`discount` integer,
	`currency` text,
	`deliveryAddress` text,
	`invoiceAddress` text,
	`contact` text,
	`paymentTerm` text,
	`processor` text,
	`priority` integer NOT NULL,
	`note` text,
	FOREIGN KEY (`customer`) REFERENCES `partner`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`deliveryAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`invoiceAddress`) REFERENCES `address`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`contact`) REFERENCES `contact`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`paymentTerm`) REFERENCES `paymentTerm`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`processor`) REFERENCES `employee`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quote_state_check" CHECK("state" in ('draft', 'sent', 'accepted', 'rejected', 'expired', 'cancelled')),
	CONSTRAINT "quote_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "quote_priority_check" CHECK("priority" between 0 and 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `quote_number_unique` ON `quote` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `quote_number_order` ON `quote` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `quote_state` ON `quote` ("state");--> statement-breakpoint
CREATE INDEX `quote_on` ON `quote` ("on");--> statement-breakpoint
CREATE INDEX `quote_customer` ON `quote` ("customer");--> statement-breakpoint
CREATE INDEX `quote_customerOrderNumber` ON `quote` ("customerOrderNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `quote_warehouse` ON `quote` ("warehouse");--> statement-breakpoint
CREATE INDEX `quote_validUntil` ON `quote` ("validUntil");--> statement-breakpoint
CREATE INDEX `quote_discount` ON `quote` ("discount");--> statement-breakpoint
CREATE INDEX `quote_currency` ON `quote` ("currency");--> statement-breakpoint
CREATE INDEX `quote_deliveryAddress` ON `quote` ("deliveryAddress");--> statement-breakpoint
CREATE INDEX `quote_invoiceAddress` ON `quote` ("invoiceAddress");--> statement-breakpoint
CREATE INDEX `quote_contact` ON `quote` ("contact");--> statement-breakpoint
CREATE INDEX `quote_paymentTerm` ON `quote` ("paymentTerm");--> statement-breakpoint
CREATE INDEX `quote_processor` ON `quote` ("processor");--> statement-breakpoint
CREATE INDEX `quote_priority` ON `quote` ("priority");--> statement-breakpoint
CREATE INDEX `quote_note` ON `quote` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `quoteLine` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`document` text NOT NULL,
	`position` integer,
	`article` text NOT NULL,
	`quantity` integer NOT NULL,
	`unitPrice` integer,
	`priceOrigin` text,
	`discount` integer,
	`bin` text,
	`batch` text,
	`serials` text,
	`toReserve` integer,
	FOREIGN KEY (`document`) REFERENCES `quote`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "quoteLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "quoteLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "quoteLine_unitPrice_check" CHECK("unitPrice" between 0 and 999999999999999),
	CONSTRAINT "quoteLine_priceOrigin_check" CHECK("priceOrigin" in ('customer', 'group', 'tier', 'base', 'typed')),
	CONSTRAINT "quoteLine_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "quoteLine_toReserve_check" CHECK("toReserve" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `quoteLine_document` ON `quoteLine` ("document");--> statement-breakpoint
CREATE INDEX `quoteLine_position` ON `quoteLine` ("position");--> statement-breakpoint
CREATE INDEX `quoteLine_article` ON `quoteLine` ("article");--> statement-breakpoint
CREATE INDEX `quoteLine_quantity` ON `quoteLine` ("quantity");--> statement-breakpoint
CREATE INDEX `quoteLine_unitPrice` ON `quoteLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `quoteLine_priceOrigin` ON `quoteLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `quoteLine_discount` ON `quoteLine` ("discount");--> statement-breakpoint
CREATE INDEX `quoteLine_bin` ON `quoteLine` ("bin");--> statement-breakpoint
CREATE INDEX `quoteLine_batch` ON `quoteLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `quoteLine_serials` ON `quoteLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `quoteLine_toReserve` ON `quoteLine` ("toReserve");--> statement-breakpoint
ALTER TABLE `salesOrder` ADD `quote` text REFERENCES quote(id);--> statement-breakpoint
CREATE INDEX `salesOrder_quote` ON `salesOrder` ("quote");--> statement-breakpoint
ALTER TABLE `salesOrderLine` ADD `quoteLine` text REFERENCES quoteLine(id);--> statement-breakpoint
CREATE INDEX `salesOrderLine_quoteLine` ON `salesOrderLine` ("quoteLine");