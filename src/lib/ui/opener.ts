/** What is spread over the button that opens something: aria, listeners, attachments. */
export type Attributes = Readonly<Record<string, unknown>>;
