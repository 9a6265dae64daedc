/** Title and advice of each code of a room, in one language. */
export type RoomRefusals = Readonly<Record<string, readonly [title: string, advice: string]>>;

/** What a page says of refusals in one language. */
export interface RefusalTexts {
  readonly refusals: RoomRefusals;
  /** By the code of a field message; they stand after the field's name and a colon. */
  readonly fields: Readonly<Record<string, string>>;
  /** How a text is written, by what the interface says of it after "must be". */
  readonly forms: Readonly<Record<string, string>>;
  /** Names of facts, by the name that a program gets them under. */
  readonly facts: Readonly<Record<string, string>>;
}
