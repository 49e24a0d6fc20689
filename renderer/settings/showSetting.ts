/** How long a section may take to read what it shows. */
const patience = 2_000
/** How long the setting that was gone to stands out. */
const shownFor = 1_600

/** Scrolls to a setting once its section shows it, gives its field the focus, and lets it stand out for a moment. Answers how to stop waiting. */
export const showSetting = (body: HTMLElement, key: string): (() => void) => {
  const show = (): boolean => {
    const setting = body.querySelector<HTMLElement>(`[data-setting="${key}"]`)
    if (setting === null) return false
    setting.scrollIntoView({ block: 'center' })
    setting.querySelector<HTMLElement>('input, select, textarea, button')?.focus({ preventScroll: true })
    setting.classList.add('shown')
    setTimeout(() => setting.classList.remove('shown'), shownFor)
    return true
  }
  if (show()) return () => {}
  const watch = new MutationObserver(() => {
    if (show()) watch.disconnect()
  })
  watch.observe(body, { childList: true, subtree: true })
  const timer = setTimeout(() => watch.disconnect(), patience)
  return () => {
    clearTimeout(timer)
    watch.disconnect()
  }
}
