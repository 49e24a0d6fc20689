/** A name as it is compared: one width, one case, no spaces and no punctuation. Applied twice it changes nothing more. */
export const nameKey = (name: string): string =>
  name
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{Letter}\p{Number}]/gu, '')
    .normalize('NFKC')

/**
 * What offices and places are called at the end, longest first: 水集镇 and 水集街道办事处 are the same place after the town became
 * a street office. Compared by what stands before it.
 */
const endings = [
  '街道办事处',
  '镇人民政府',
  '乡人民政府',
  '人民政府',
  '街道办',
  '办事处',
  '委员会',
  '管委会',
  '管理局',
  '办公室',
  '开发区',
  '镇政府',
  '乡政府',
  '街道',
  '分局',
  '政府',
  '中心',
  '公司',
  '大队',
  '镇',
  '乡',
  '局',
  '委',
  '办',
  '处',
  '所',
]
/** What stands before an office's own name and is often left out. */
const beginnings = ['市', '县', '区']

/** The part of a compared name (`nameKey`) that tells it from others; never less than two characters of it are left. */
export const nameStem = (key: string): string => {
  const start = beginnings.find((one) => key.startsWith(one) && key.length - one.length >= 2)
  const rest = start === undefined ? key : key.slice(start.length)
  const ending = endings.find((one) => rest.endsWith(one) && rest.length - one.length >= 2)
  return ending === undefined ? rest : rest.slice(0, -ending.length)
}
