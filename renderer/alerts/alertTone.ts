/** One soft falling pair of notes, unlike the alarm: heard by who chose it, and over at once. */
const notes = [660, 495] as const
const noteSeconds = 0.18

type Audio = Pick<AudioContext, 'currentTime' | 'destination' | 'createOscillator' | 'createGain' | 'close'>

/** The notes are made here and come from no file: the page may load nothing. */
export const playTone = (open: () => Audio): void => {
  const audio = open()
  for (const [at, frequency] of notes.entries()) {
    const oscillator = audio.createOscillator()
    const volume = audio.createGain()
    const from = audio.currentTime + at * noteSeconds
    oscillator.type = 'sine'
    oscillator.frequency.value = frequency
    volume.gain.setValueAtTime(0, from)
    volume.gain.linearRampToValueAtTime(0.12, from + 0.02)
    volume.gain.linearRampToValueAtTime(0, from + noteSeconds)
    oscillator.connect(volume).connect(audio.destination)
    oscillator.start(from)
    oscillator.stop(from + noteSeconds)
    if (at === notes.length - 1) oscillator.addEventListener('ended', () => void audio.close())
  }
}
