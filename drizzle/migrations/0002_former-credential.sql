CREATE TABLE `formerCredential` (
	`user` text PRIMARY KEY NOT NULL,
	`hash` text NOT NULL,
	`changedAt` integer NOT NULL,
	`goneAt` integer NOT NULL
);
