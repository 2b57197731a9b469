CREATE TABLE `deal` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`number` text,
	`state` text NOT NULL,
	`name` text NOT NULL,
	`on` text,
	`customer` text NOT NULL,
	`customerOrderNumber` text,
	`warehouse` text NOT NULL,
	`decidedOn` text,
	`probability` integer,
	`discount` integer,
	`until` text,
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
	CONSTRAINT "deal_state_check" CHECK("state" in ('open', 'won', 'lost')),
	CONSTRAINT "deal_probability_check" CHECK("probability" between 0 and 1000000),
	CONSTRAINT "deal_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "deal_priority_check" CHECK("priority" between 0 and 9)
);
--> statement-breakpoint
CREATE UNIQUE INDEX `deal_number_unique` ON `deal` ("number" collate nocase);--> statement-breakpoint
CREATE INDEX `deal_number_order` ON `deal` (case when "number" glob '*[^0-9]*' or length("number") > 20 then "number" when length("number") < 10 then length("number") || "number" else ':' || length("number") || "number" end collate nocase);--> statement-breakpoint
CREATE INDEX `deal_state` ON `deal` ("state");--> statement-breakpoint
CREATE INDEX `deal_name` ON `deal` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `deal_on` ON `deal` ("on");--> statement-breakpoint
CREATE INDEX `deal_customer` ON `deal` ("customer");--> statement-breakpoint
CREATE INDEX `deal_customerOrderNumber` ON `deal` ("customerOrderNumber" collate nocase);--> statement-breakpoint
CREATE INDEX `deal_warehouse` ON `deal` ("warehouse");--> statement-breakpoint
CREATE INDEX `deal_decidedOn` ON `deal` ("decidedOn");--> statement-breakpoint
CREATE INDEX `deal_probability` ON `deal` ("probability");--> statement-breakpoint
CREATE INDEX `deal_discount` ON `deal` ("discount");--> statement-breakpoint
CREATE INDEX `deal_until` ON `deal` ("until");--> statement-breakpoint
CREATE INDEX `deal_currency` ON `deal` ("currency");--> statement-breakpoint
CREATE INDEX `deal_deliveryAddress` ON `deal` ("deliveryAddress");--> statement-breakpoint
CREATE INDEX `deal_invoiceAddress` ON `deal` ("invoiceAddress");--> statement-breakpoint
CREATE INDEX `deal_contact` ON `deal` ("contact");--> statement-breakpoint
CREATE INDEX `deal_paymentTerm` ON `deal` ("paymentTerm");--> statement-breakpoint
CREATE INDEX `deal_processor` ON `deal` ("processor");--> statement-breakpoint
CREATE INDEX `deal_priority` ON `deal` ("priority");--> statement-breakpoint
CREATE INDEX `deal_note` ON `deal` ("note" collate nocase);--> statement-breakpoint
CREATE TABLE `dealLine` (
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
	FOREIGN KEY (`document`) REFERENCES `deal`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`article`) REFERENCES `article`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`bin`) REFERENCES `bin`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "dealLine_position_check" CHECK("position" between 1 and 999999999999999),
	CONSTRAINT "dealLine_quantity_check" CHECK("quantity" between 0 and 999999999999999),
	CONSTRAINT "dealLine_unitPrice_check" CHECK("unitPrice" between 0 and 999999999999999),
	CONSTRAINT "dealLine_priceOrigin_check" CHECK("priceOrigin" in ('customer', 'group', 'tier', 'base', 'typed')),
	CONSTRAINT "dealLine_discount_check" CHECK("discount" between 0 and 1000000),
	CONSTRAINT "dealLine_toReserve_check" CHECK("toReserve" between 0 and 999999999999999)
);
--> statement-breakpoint
CREATE INDEX `dealLine_document` ON `dealLine` ("document");--> statement-breakpoint
CREATE INDEX `dealLine_position` ON `dealLine` ("position");--> statement-breakpoint
CREATE INDEX `dealLine_article` ON `dealLine` ("article");--> statement-breakpoint
CREATE INDEX `dealLine_quantity` ON `dealLine` ("quantity");--> statement-breakpoint
CREATE INDEX `dealLine_unitPrice` ON `dealLine` ("unitPrice");--> statement-breakpoint
CREATE INDEX `dealLine_priceOrigin` ON `dealLine` ("priceOrigin");--> statement-breakpoint
CREATE INDEX `dealLine_discount` ON `dealLine` ("discount");--> statement-breakpoint
CREATE INDEX `dealLine_bin` ON `dealLine` ("bin");--> statement-breakpoint
CREATE INDEX `dealLine_batch` ON `dealLine` ("batch" collate nocase);--> statement-breakpoint
CREATE INDEX `dealLine_serials` ON `dealLine` ("serials" collate nocase);--> statement-breakpoint
CREATE INDEX `dealLine_toReserve` ON `dealLine` ("toReserve");--> statement-breakpoint
PRAGMA foreign_keys=OFF;--> statement-breakpoint
CREATE TABLE `__new_company` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`name` text NOT NULL,
	`street` text,
	`postalCode` text,
	`city` text,
	`country` text NOT NULL,
	`currency` text NOT NULL,
	`vatId` text,
	`email` text,
	`phone` text,
	`costMethod` text NOT NULL,
	`closedUntil` text,
	`overReceiptPercent` integer,
	`dealReservationDays` integer NOT NULL,
	`dealsOverReserve` integer NOT NULL,
	`inventory` integer NOT NULL,
	`procurement` integer NOT NULL,
	FOREIGN KEY (`country`) REFERENCES `country`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`currency`) REFERENCES `currency`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "company_costMethod_check" CHECK("costMethod" in ('fifo', 'average')),
	CONSTRAINT "company_overReceiptPercent_check" CHECK("overReceiptPercent" between 0 and 10000000),
	CONSTRAINT "company_dealReservationDays_check" CHECK("dealReservationDays" between 1 and 365),
	CONSTRAINT "company_dealsOverReserve_check" CHECK("dealsOverReserve" in (0, 1)),
	CONSTRAINT "company_inventory_check" CHECK("inventory" in (0, 1)),
	CONSTRAINT "company_procurement_check" CHECK("procurement" in (0, 1))
);
--> statement-breakpoint
INSERT INTO `__new_company`("id", "version", "name", "street", "postalCode", "city", "country", "currency", "vatId", "email", "phone", "costMethod", "closedUntil", "overReceiptPercent", "inventory", "procurement", "dealReservationDays", "dealsOverReserve") SELECT "id", "version", "name", "street", "postalCode", "city", "country", "currency", "vatId", "email", "phone", "costMethod", "closedUntil", "overReceiptPercent", "inventory", "procurement", 3, 0 FROM `company`;--> statement-breakpoint
DROP TABLE `company`;--> statement-breakpoint
ALTER TABLE `__new_company` RENAME TO `company`;--> statement-breakpoint
PRAGMA foreign_keys=ON;--> statement-breakpoint
CREATE INDEX `company_name` ON `company` ("name" collate nocase);--> statement-breakpoint
CREATE INDEX `company_street` ON `company` ("street" collate nocase);--> statement-breakpoint
CREATE INDEX `company_postalCode` ON `company` ("postalCode" collate nocase);--> statement-breakpoint
CREATE INDEX `company_city` ON `company` ("city" collate nocase);--> statement-breakpoint
CREATE INDEX `company_country` ON `company` ("country");--> statement-breakpoint
CREATE INDEX `company_currency` ON `company` ("currency");--> statement-breakpoint
CREATE INDEX `company_vatId` ON `company` ("vatId" collate nocase);--> statement-breakpoint
CREATE INDEX `company_email` ON `company` ("email" collate nocase);--> statement-breakpoint
CREATE INDEX `company_phone` ON `company` ("phone" collate nocase);--> statement-breakpoint
CREATE INDEX `company_costMethod` ON `company` ("costMethod");--> statement-breakpoint
CREATE INDEX `company_closedUntil` ON `company` ("closedUntil");--> statement-breakpoint
CREATE INDEX `company_overReceiptPercent` ON `company` ("overReceiptPercent");--> statement-breakpoint
CREATE INDEX `company_dealReservationDays` ON `company` ("dealReservationDays");--> statement-breakpoint
CREATE INDEX `company_dealsOverReserve` ON `company` ("dealsOverReserve");--> statement-breakpoint
CREATE INDEX `company_inventory` ON `company` ("inventory");--> statement-breakpoint
CREATE INDEX `company_procurement` ON `company` ("procurement");