import type { SeededRandom } from '../seededRandom.ts'

/** One to four changes that know nothing of what the bytes mean. */
export const mutateBytes = (random: SeededRandom, bytes: Buffer, other: Buffer): Buffer => {
  let changed: Buffer = Buffer.from(bytes)
  for (let round = random.int(1, 4); round > 0; round -= 1) changed = mutateOnce(random, changed, other)
  return changed
}

const mutateOnce = (random: SeededRandom, bytes: Buffer, other: Buffer): Buffer => {
  if (bytes.length === 0) return randomBytes(random, random.int(0, 64))
  const at = random.int(0, bytes.length - 1)
  const to = Math.min(bytes.length, at + random.int(1, 400))
  switch (random.int(0, 9)) {
    case 0:
      return bytes.subarray(0, at)
    case 1:
      return bytes.subarray(at)
    case 2:
      return Buffer.concat([bytes.subarray(0, at), bytes.subarray(to)])
    case 3:
      return Buffer.concat([bytes.subarray(0, to), bytes.subarray(at)])
    case 4:
      return Buffer.concat([bytes.subarray(0, at), Buffer.alloc(random.int(1, 300)), bytes.subarray(at)])
    case 5:
      return Buffer.concat([bytes.subarray(0, at), randomBytes(random, random.int(1, 300)), bytes.subarray(to)])
    case 6:
      return Buffer.concat([bytes.subarray(0, at), other.subarray(random.int(0, other.length))])
    case 7: {
      const changed = Buffer.from(bytes)
      // The values at which lengths and counts go wrong.
      const value = random.pick([0, 1, 0x7f, 0x80, 0xff, 0xffff, 0x7fffffff, 0x80000000, 0xfffffffe, 0xffffffff])
      const length = random.pick([1, 2, 4])
      if (at + length <= changed.length) changed.writeUIntLE(value % 256 ** length, at, length)
      return changed
    }
    default: {
      const changed = Buffer.from(bytes)
      for (let flips = random.int(1, 40); flips > 0; flips -= 1) {
        const place = random.int(0, changed.length - 1)
        changed.writeUInt8(changed.readUInt8(place) ^ (1 << random.int(0, 7)), place)
      }
      return changed
    }
  }
}

export const randomBytes = (random: SeededRandom, length: number): Buffer =>
  Buffer.from(Array.from({ length }, () => random.int(0, 255)))

/** Noise whose beginning promises a table. */
export const disguisedNoise = (random: SeededRandom): Buffer => {
  const head = random.pick([
    Buffer.from('PK\x03\x04', 'latin1'),
    Buffer.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]),
    Buffer.from([0xef, 0xbb, 0xbf]),
    Buffer.from([0xff, 0xfe]),
    Buffer.from([0xfe, 0xff]),
    Buffer.from('编号,标题\n'),
    Buffer.from('<?xml version="1.0"?><Workbook>'),
    Buffer.alloc(0),
  ])
  return Buffer.concat([head, randomBytes(random, random.int(0, 6000))])
}
