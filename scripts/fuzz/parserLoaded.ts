/** The first message of a parser process, before any file: what comes later is the file's doing. */
export const parserLoaded = 'loaded'
