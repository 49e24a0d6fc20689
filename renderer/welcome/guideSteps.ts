import type { ToastBody } from '../desk/toasts.ts'

/** The guided first dispatch: each step is a real gesture, and is over when it was made. `done` says what else there is. */
export const guideSteps = ['choose', 'dispatch', 'undo', 'done'] as const
export type GuideStep = (typeof guideSteps)[number]

/** What a person did that the guide may have asked for. */
export type GuideAct = { readonly kind: 'chose' } | { readonly kind: 'told'; readonly toast: ToastBody }

/**
 *   choose ──an order has the focus──> dispatch ──dispatched──> undo ──undone──> done
 *
 * A step can be passed over; an act that a later step asks for takes the guide there, so that nobody does a thing twice for it.
 */
export const afterAct = (step: GuideStep, act: GuideAct): GuideStep => {
  if (act.kind === 'chose') return step === 'choose' ? 'dispatch' : step
  const { toast } = act
  if (toast.kind === 'dispatched' && toast.count > 0) return step === 'choose' || step === 'dispatch' ? 'undo' : step
  if (toast.kind === 'undone' && toast.count > 0) return step === 'undo' ? 'done' : step
  return step
}

export const stepAfter = (step: GuideStep): GuideStep => guideSteps[guideSteps.indexOf(step) + 1] ?? 'done'
