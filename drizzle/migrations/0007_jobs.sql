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
