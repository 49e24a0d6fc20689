/** Puts a text on the clipboard with the page's own copy command, which needs no permission; says whether it went. */
export const copyText = (text: string): boolean => {
  const holder = document.createElement('textarea')
  const before = document.activeElement
  holder.value = text
  holder.style.position = 'fixed'
  holder.style.opacity = '0'
  document.body.append(holder)
  holder.select()
  const done = document.execCommand('copy')
  holder.remove()
  if (before instanceof HTMLElement) before.focus({ preventScroll: true })
  return done
}
