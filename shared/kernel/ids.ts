/** Ids are branded, so that an order's id cannot stand where a unit's is asked for. Raw strings become ids only at the doors. */
declare const brand: unique symbol
export type Branded<T, Name extends string> = T & { readonly [brand]: Name }

export type OrderId = Branded<string, 'OrderId'>
export type UnitId = Branded<string, 'UnitId'>
export type PersonId = Branded<string, 'PersonId'>
export type SupervisionId = Branded<string, 'SupervisionId'>
/** One category of the catalogue, whatever it is called; its name at the time stands in the order. */
export type CategoryId = Branded<string, 'CategoryId'>
export type TownId = Branded<string, 'TownId'>
export type HandoverId = Branded<string, 'HandoverId'>
export type ReadingId = Branded<string, 'ReadingId'>
export type CommandId = Branded<string, 'CommandId'>
export type GroupId = Branded<string, 'GroupId'>
export type DeviceId = Branded<string, 'DeviceId'>
export type IncarnationId = Branded<string, 'IncarnationId'>
/** `order/<id>`, `unit/<id>`, `register/<kind>-<year>`, `settings`: one aggregate's history. */
export type StreamName = Branded<string, 'StreamName'>
/** A device-local integer, given once per stream, kept across every rebuild, never sent to another device. */
export type RowId = Branded<number, 'RowId'>

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

/** Whether a string is a UUID in its canonical lower-case form (RFC 9562). */
export const isUuid = (value: string): boolean => uuid.test(value)

/**
 * UUID version 7 (RFC 9562, 5.7): 48 bits of Unix milliseconds, then randomness, so that ids sort by time.
 * Pure: the caller brings the clock (ms) and at least 10 random bytes.
 */
export const uuidV7 = (nowMs: number, random: Uint8Array): string => {
  const bytes = new Uint8Array(16)
  let rest = nowMs
  for (let at = 5; at >= 0; at -= 1) {
    bytes[at] = rest % 256
    rest = Math.floor(rest / 256)
  }
  bytes.set(random.subarray(0, 10), 6)
  bytes[6] = 0x70 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidText(bytes)
}

/** Version 8 (custom, RFC 9562, 5.8) out of 16 bytes of a hash: the same source and source id always give the same order. */
export const uuidV8 = (hash: Uint8Array): string => {
  const bytes = hash.slice(0, 16)
  bytes[6] = 0x80 | ((bytes[6] ?? 0) & 0x0f)
  bytes[8] = 0x80 | ((bytes[8] ?? 0) & 0x3f)
  return uuidText(bytes)
}

const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

const uuidText = (bytes: Uint8Array): string => {
  let text = ''
  for (let at = 0; at < 16; at += 1) {
    if (at === 4 || at === 6 || at === 8 || at === 10) text += '-'
    text += hex[bytes[at] ?? 0]
  }
  return text
}
