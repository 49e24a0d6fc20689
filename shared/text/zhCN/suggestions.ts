/** To whom an order might go: the strip in the detail, the first line of the dispatch palette, the key. */
export const suggestions = {
  label: '派单建议',
  lead: '建议',
  supporting: (units: string): string => `协办 ${units}`,
  take: '采用',
  takeTitle: (unit: string): string => `按建议派给${unit}，时限按规定`,
  /** Why: the catalogue's category, words of the order, orders like it. */
  category: (name: string): string => `派单目录：${name}`,
  because: (words: readonly string[]): string => `因为“${words.join('”“')}”`,
  orders: (count: number): string => `${count} 件类似诉求`,
  ordersTitle: (unit: string): string => `派给${unit}的类似诉求`,
  ordersHint: '打开其中一件',
  none: {
    'still-learning': '没有派单建议：正在读以往的派单',
    'nothing-known': '没有派单建议：目录没有规定，以往也没有派过类似的',
  },
  nothingShown: '当前这一件没有派单建议',
  key: '采用派单建议',
  tag: '建议',
}
