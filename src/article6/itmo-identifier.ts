/**
 * How the identifier of an ITMO is written: cooperative approach, ITMO registry of the Party, first
 * transferring Party, number, vintage. Thousands of the number may be parted by commas.
 *
 * @source decision 6/CMA.4, annex I, paragraph 5
 */
export const ITMO_IDENTIFIER =
  /^CA\d{4}-[A-Z]{3}\d{2}-[A-Z]{3}-[1-9]\d{0,2}((\d*)|(,\d{3})*)-\d{4}$/;

export interface ItmoName {
  readonly carpId: string;
  readonly registryId: string;
  readonly firstTransferringParty: string;
  readonly number: bigint;
  readonly vintage: number;
}

/** The identifier of one ITMO, without commas. A name that is not whole is a mistake and throws. */
export function itmoIdentifier(name: ItmoName): string {
  const { carpId, registryId, firstTransferringParty, number, vintage } = name;
  const text = `${carpId}-${registryId}-${firstTransferringParty}-${number}-${vintage}`;
  if (!ITMO_IDENTIFIER.test(text)) throw new RangeError(`no identifier of an ITMO: ${text}`);
  return text;
}

/** Reads an identifier, with or without commas; null for what is none. */
export function readItmoIdentifier(text: string): ItmoName | null {
  if (!ITMO_IDENTIFIER.test(text)) return null;
  const [carpId = '', registryId = '', firstTransferringParty = '', number = '', vintage = ''] =
    text.split('-');
  return {
    carpId,
    registryId,
    firstTransferringParty,
    number: BigInt(number.replaceAll(',', '')),
    vintage: parseInt(vintage, 10),
  };
}
