import type { Text } from '../zhCN.ts'

const figure = (value: number): string => value.toLocaleString('en-US')

export const alerts: Text['alerts'] = {
  intro:
    'While the window is not before your eyes the system tells you: which kind and how many, no name and no content. Each person has their own; changes count at once.',
  what: 'Told of',
  tell: 'Notify',
  tone: 'Tone',
  kinds: {
    acute: 'Life and safety',
    toDispatch: 'New to dispatch',
    returned: 'Returned by units',
    overdue: 'Overdue',
    stageLate: 'Stage late',
    extensions: 'Extensions asked',
    corrections: 'Corrections to decide',
    toFollowUp: 'To follow up',
    unsatisfied: 'Unsatisfied',
  },
  body: (more, count) => `${figure(more)} more, ${figure(count)} in all`,
  acute: (count) => `${figure(count)} about life and safety that no unit has`,
  quiet: 'Quiet hours',
  quietOn: 'Keep quiet hours',
  from: 'From',
  until: 'Until',
  alarmSound: 'Alarm of life and safety',
  alarmSoundOn: 'Sounds until somebody answers',
  silent: 'You have turned the sound off',
  soundOn: 'Turn the sound on',
  sounds: 'Sounds',
  try: 'Try one',
  tried: 'Handed to the system',
  unsupported: 'This system knows no notifications',
  trial: 'This is a trial',
  onFor: (roles) => `on for ${roles}, off for others`,
  offForAll: 'off',
  usual: (told) => `${told}; tone off`,
  quietUsual: (from, until) => `not kept (${from}–${until})`,
}
