import type { SupervisionRefusalCode } from '../../domain/supervision/supervisionRefusals.ts'
import type { Reason } from '../zhCN/refusals.ts'

export const supervisionRefusals: Readonly<Record<SupervisionRefusalCode, Reason>> = {
  'rung-below': {
    what: 'It already stands on a higher rung',
    next: 'Supervision only climbs: choose this rung or a higher one',
  },
  'already-listed': {
    what: 'It is listed already',
    next: 'When it is done or its reply accepted, draft the delisting',
  },
  'not-listed': { what: 'It is not listed', next: 'Only a listed supervision is delisted' },
  'no-ground': {
    what: 'It cannot be delisted yet',
    next: 'Wait until the reply is accepted or every order is delivered',
  },
  'needs-delisting': {
    what: 'A listed supervision cannot simply end',
    next: 'Draft the delisting; signing it takes the case off the board',
  },
  'not-delivered': {
    what: 'Not every order is delivered',
    next: 'Wait for the delivery, or withdraw the supervision with a reason',
  },
  'draft-open': { what: 'This supervision has a draft already', next: 'Go on with that draft, or void it' },
  'case-ended': { what: 'This supervision has ended', next: 'Open another one if it is needed' },
  'not-of-this-case': {
    what: 'It is not part of this supervision',
    next: 'Choose only the unit and the orders of this supervision',
  },
  'in-another-case': { what: 'It stands in another supervision', next: 'Open that one and climb there' },
  'already-checked': { what: 'It is checked already', next: 'It can be signed off' },
  'document-void': { what: 'This document is void', next: 'Draft another one' },
  'already-served': {
    what: 'It is served already',
    next: 'A served document is not voided; the supervision can be withdrawn with a reason',
  },
  'not-served': { what: 'It is not served yet', next: 'Record the service first' },
  'already-received': { what: 'The receipt is here already', next: 'Nothing more to record' },
  'reply-waiting': { what: 'The last reply waits for its verdict', next: 'Accept or reject it first' },
  'reply-accepted': { what: 'The reply is accepted already', next: 'Nothing more to record' },
  'reply-empty': { what: 'The reply is empty', next: 'Write down what the unit replied' },
  'no-reply-waiting': { what: 'No reply waits for a verdict', next: 'Record the reply first' },
  'time-in-future': { what: 'The time is later than now', next: 'Give the time when it happened' },
  'time-out-of-course': {
    what: 'The time is before the step it follows',
    next: 'Give a time after sign-off and service',
  },
  'prefix-twice': { what: 'Two kinds of document have the same letters', next: 'Give each kind its own letters' },
  'already-answered': {
    what: 'This proposal was answered already',
    next: 'Nothing to do; it comes back when the facts change',
  },
}
