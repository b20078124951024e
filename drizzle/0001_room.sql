CREATE TABLE `chosen` (
	`space_n` integer NOT NULL,
	`slot` integer NOT NULL,
	`moment` integer NOT NULL,
	`tokens` blob NOT NULL,
	PRIMARY KEY(`space_n`, `slot`)
);
--> statement-breakpoint
CREATE INDEX `chosen_moment` ON `chosen` (`moment`);--> statement-breakpoint
CREATE TABLE `overlap` (
	`space_n` integer PRIMARY KEY NOT NULL,
	`moment` integer NOT NULL,
	`tokens` blob NOT NULL
);
--> statement-breakpoint
CREATE INDEX `overlap_moment` ON `overlap` (`moment`);