import type { ImportField } from '../../shared/contract/importFields.ts'
import { isoMinute } from '../../shared/kernel/chinaTime.ts'
import { useDesk } from '../store/useDesk.ts'

/** A field's value; a time is an instant where the reader understood it, else as it stands in the file. */
export type Sample = string | number | null

type Props = { readonly field: ImportField; readonly sample: Sample; readonly mapped: boolean }

/** A cell as it will be; where the file says nothing, what stands in for it. */
export const SampleText = ({ field, sample, mapped }: Props) => {
  const words = useDesk().text.importing.mapping
  if (typeof sample === 'number') return <span className="num">{isoMinute(sample)}</span>
  if (sample !== null && sample !== '') return <>{sample.slice(0, 200)}</>
  if (field === 'receivedAt') return <span className="t3">{words.noTime}</span>
  if (field === 'sourceId' && !mapped) return <span className="t3">{words.byContent}</span>
  return <span className="imp-none">–</span>
}
