import { readdirSync, readFileSync } from 'node:fs'

/** Proportional set size of a process and all below it, MiB: what the kernel says each of them takes, shared pages by share. */
export const treePss = (root: number): number => {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/u.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended while we looked.
    }
  }
  const isBelow = (pid: number): boolean => pid === root || (parents.has(pid) && isBelow(parents.get(pid) ?? 0))
  let kib = 0
  for (const pid of parents.keys()) if (isBelow(pid)) kib += pssOf(pid)
  return kib / 1024
}

const pssOf = (pid: number): number => {
  try {
    return Number(/^Pss:\s+(\d+) kB$/mu.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0)
  } catch {
    return 0
  }
}
