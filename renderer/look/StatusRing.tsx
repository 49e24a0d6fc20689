import type { OrderStatus } from '../../shared/domain/order/orderState.ts'
import { ringPath, ringShare, sectorPath, struckPath } from './statusRing.ts'

/** Always stands beside the status in words. */
export const StatusRing = ({ status }: { readonly status: OrderStatus }) => (
  <svg className="st" viewBox="0 0 12 12" aria-hidden="true">
    <path d={ringPath} />
    {status === 'declined' ? <path d={struckPath} /> : <path className="p" d={sectorPath(ringShare[status])} />}
  </svg>
)
