/**
 * That somebody asked for the guide, carried over the moment in which the window begins anew with the practice ledger. Forgotten as
 * soon as it is fulfilled: the guide never comes back unasked.
 */
const key = 'youjie.guide'

export const wishGuide = (storage: Storage): void => storage.setItem(key, 'asked')

export const isGuideWished = (storage: Storage): boolean => storage.getItem(key) !== null
export const forgetGuideWish = (storage: Storage): void => storage.removeItem(key)
