/** Ends every `switch` over a union: a member that was forgotten does not compile, and one that slipped through a door throws. */
export const unreachable = (value: never): never => {
  throw new Error(`unreachable: ${JSON.stringify(value)}`)
}
