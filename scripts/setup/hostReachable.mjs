import { connect as connectPlain } from 'node:net'
import { connect } from 'node:tls'

const limitMs = 3000

/** @type {Map<string, Promise<boolean>>} */
const asked = new Map()

/**
 * Whether a download from this address can begin at all. Behind a firewall that drops packets the download itself
 * would hang for minutes before it says so.
 * @param {string} address a URL; behind a proxy it is the proxy that has to answer
 * @returns {Promise<boolean>}
 */
export function hostReachable(address) {
  const proxy = process.env.npm_config_https_proxy || process.env.https_proxy || process.env.HTTPS_PROXY
  const url = new URL(proxy || address)
  const known = asked.get(url.host)
  if (known) return known
  const answer = knock(url)
  asked.set(url.host, answer)
  return answer
}

/**
 * @param {URL} url
 * @returns {Promise<boolean>}
 */
function knock(url) {
  const secure = url.protocol === 'https:'
  const host = url.hostname
  const port = Number(url.port) || (secure ? 443 : 80)
  return new Promise((done) => {
    // Only whether somebody answers is asked here; the download checks certificates and sums.
    const socket = secure ? connect({ host, port, rejectUnauthorized: false }) : connectPlain({ host, port })
    /** @param {boolean} answer */
    const end = (answer) => {
      clearTimeout(timer)
      socket.destroy()
      done(answer)
    }
    // A timer of its own: a socket's timeout does not cover the look-up of the name.
    const timer = setTimeout(() => end(false), limitMs)
    socket.once(secure ? 'secureConnect' : 'connect', () => end(true))
    socket.once('error', () => end(false))
  })
}
