/** Two tones, a pause, and again until somebody answers: heard across a room, and unlike anything else that a computer says. */
const tones = [880, 660] as const
const toneSeconds = 0.28
const everyMs = 2_000

export type AlarmSound = { readonly start: () => void; readonly stop: () => void }

type Audio = Pick<AudioContext, 'currentTime' | 'destination' | 'createOscillator' | 'createGain' | 'resume' | 'close'>

/** The tones are made here and come from no file: the page may load nothing. `open` makes the way to the loudspeaker. */
export const createAlarmSound = (open: () => Audio, every: (act: () => void, ms: number) => () => void): AlarmSound => {
  let audio: Audio | null = null
  let silence: (() => void) | null = null
  const sound = (): void => {
    if (audio === null) return
    // A system that went to sleep, or lost its loudspeaker, has stopped it.
    void audio.resume()
    for (const [at, frequency] of tones.entries()) play(audio, frequency, audio.currentTime + at * toneSeconds)
  }
  return {
    start: () => {
      if (silence !== null) return
      audio = open()
      sound()
      silence = every(sound, everyMs)
    },
    stop: () => {
      silence?.()
      silence = null
      void audio?.close()
      audio = null
    },
  }
}

const play = (audio: Audio, frequency: number, at: number): void => {
  const oscillator = audio.createOscillator()
  const volume = audio.createGain()
  oscillator.type = 'square'
  oscillator.frequency.value = frequency
  // Without a short rise and fall the loudspeaker cracks.
  volume.gain.setValueAtTime(0, at)
  volume.gain.linearRampToValueAtTime(0.2, at + 0.02)
  volume.gain.setValueAtTime(0.2, at + toneSeconds - 0.04)
  volume.gain.linearRampToValueAtTime(0, at + toneSeconds)
  oscillator.connect(volume).connect(audio.destination)
  oscillator.start(at)
  oscillator.stop(at + toneSeconds)
}
