CREATE TABLE `userWarehouse` (
	`id` text PRIMARY KEY NOT NULL,
	`version` integer NOT NULL,
	`user` text NOT NULL,
	`warehouse` text NOT NULL,
	FOREIGN KEY (`user`) REFERENCES `user`(`id`) ON UPDATE no action ON DELETE no action,
	FOREIGN KEY (`warehouse`) REFERENCES `warehouse`(`id`) ON UPDATE no action ON DELETE no action
);
--> statement-breakpoint
CREATE UNIQUE INDEX `userWarehouse_user_warehouse_unique` ON `userWarehouse` (`user`,`warehouse`);--> statement-breakpoint
CREATE INDEX `userWarehouse_user` ON `userWarehouse` ("user");--> statement-breakpoint
CREATE INDEX `userWarehouse_warehouse` ON `userWarehouse` ("warehouse");