import { execFileSync, spawn } from 'node:child_process'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/**
 * A CUPS of the test's own: its port on 127.0.0.1, its folders in a temporary one, no printer of the machine in it. What is sent to it
 * stays in its spool, so that the very bytes that a printer would get can be looked at. Packages: cups-daemon, cups-client.
 */
export type PrivateSpooler = {
  /** For the environment of whoever prints: `CUPS_SERVER`. */
  readonly server: string
  readonly addPrinter: (name: string) => void
  readonly removePrinter: (name: string) => void
  /** As when it is switched off, jammed or out of paper: the queue stands still and says so. */
  readonly stopPrinter: (name: string, reason: string) => void
  readonly startPrinter: (name: string) => void
  /** What was sent, oldest first. */
  readonly jobs: () => readonly SpooledJob[]
  readonly stop: () => Promise<void>
}
export type SpooledJob = {
  readonly id: number
  /** The document as it was sent. */
  readonly file: string
  readonly printer: string
  readonly copies: number
  readonly duplex: string
}

const programs = '/usr/sbin'

export const startSpooler = async (): Promise<PrivateSpooler> => {
  for (const program of ['cupsd', 'lpadmin'])
    if (!existsSync(join(programs, program)))
      throw new Error(
        `${program} is missing: apt-get install --no-install-recommends cups-daemon cups-client (nothing of it has to run)`,
      )
  const folder = mkdtempSync(join(tmpdir(), 'youjie-cups-'))
  for (const part of ['log', 'spool', 'cache', 'state', 'tmp']) mkdirSync(join(folder, part))
  const port = await freePort()
  const server = `127.0.0.1:${port}`
  const [config, files, ppd] = ['cupsd.conf', 'cups-files.conf', 'office.ppd'].map((name) => join(folder, name)) as [
    string,
    string,
    string,
  ]
  writeFileSync(config, serverConfig(server))
  writeFileSync(files, filesConfig(folder))
  writeFileSync(ppd, officePpd)
  const daemon = spawn(join(programs, 'cupsd'), ['-f', '-c', config, '-s', files], { stdio: 'ignore' })
  const env = { ...process.env, CUPS_SERVER: server, LC_ALL: 'C' }
  const run = (program: string, ...args: readonly string[]): string =>
    execFileSync(program, args, { env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })
  await waitFor(() => run('/usr/bin/lpstat', '-r').includes('is running'))
  const spool = join(folder, 'spool')
  return {
    server,
    addPrinter: (name) => {
      run(join(programs, 'lpadmin'), '-p', name, '-E', '-v', 'file:///dev/null', '-P', ppd)
    },
    removePrinter: (name) => {
      run(join(programs, 'lpadmin'), '-x', name)
    },
    stopPrinter: (name, reason) => {
      run(join(programs, 'cupsdisable'), '-r', reason, name)
    },
    startPrinter: (name) => {
      run(join(programs, 'cupsenable'), name)
    },
    jobs: () =>
      readdirSync(spool)
        .filter((name) => /^d\d+-001$/u.test(name) && existsSync(join(spool, controlOf(name))))
        .toSorted()
        .map((name): SpooledJob => {
          const id = Number(name.slice(1, -4))
          return { id, file: join(spool, name), ...attributesOf(join(spool, controlOf(name))) }
        }),
    stop: async () => {
      const ended = new Promise((resolve) => daemon.once('exit', resolve))
      daemon.kill('SIGTERM')
      await ended
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

const controlOf = (document: string): string => `c${document.slice(1, -4)}`

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer()
    probe.once('error', reject)
    probe.listen(0, '127.0.0.1', () => {
      const at = probe.address()
      probe.close(() => (typeof at === 'object' && at !== null ? resolve(at.port) : reject(new Error('no port'))))
    })
  })

const waitFor = async (check: () => boolean): Promise<void> => {
  for (let attempt = 0; attempt < 100; attempt += 1) {
    try {
      if (check()) return
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100))
  }
  throw new Error('the private spooler did not start in ten seconds')
}

const serverConfig = (server: string): string => `Listen ${server}
LogLevel info
DirtyCleanInterval 0
PreserveJobFiles Yes
PreserveJobHistory Yes
MaxJobs 0
Browsing No
DefaultAuthType None
WebInterface No
<Location />
  Order allow,deny
  Allow all
</Location>
<Policy default>
  JobPrivateAccess all
  JobPrivateValues none
  SubscriptionPrivateAccess all
  SubscriptionPrivateValues none
  <Limit All>
    Order allow,deny
    Allow all
  </Limit>
</Policy>
`

const filesConfig = (folder: string): string => `ServerRoot ${folder}
ServerBin /usr/lib/cups
DataDir /usr/share/cups
RequestRoot ${folder}/spool
CacheDir ${folder}/cache
StateDir ${folder}/state
TempDir ${folder}/tmp
AccessLog ${folder}/log/access
ErrorLog ${folder}/log/error
PageLog ${folder}/log/page
FileDevice Yes
${process.getuid?.() === 0 ? 'User nobody\nGroup nogroup\nSystemGroup root\n' : ''}`

/** A printer that takes PDF as it is, on A4, one side or both. */
const officePpd = `*PPD-Adobe: "4.3"
*FormatVersion: "4.3"
*FileVersion: "1.0"
*LanguageVersion: English
*LanguageEncoding: ISOLatin1
*PCFileName: "OFFICE.PPD"
*Product: "(Office)"
*Manufacturer: "Office"
*ModelName: "Office PDF"
*ShortNickName: "Office PDF"
*NickName: "Office PDF"
*PSVersion: "(3010.000) 0"
*LanguageLevel: "3"
*ColorDevice: True
*DefaultColorSpace: RGB
*FileSystem: False
*cupsVersion: 2.4
*cupsFilter2: "application/pdf application/pdf 0 -"
*OpenUI *PageSize/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageSize
*DefaultPageSize: A4
*PageSize A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageSize
*OpenUI *PageRegion/Media Size: PickOne
*OrderDependency: 10 AnySetup *PageRegion
*DefaultPageRegion: A4
*PageRegion A4/A4: "<</PageSize[595 842]>>setpagedevice"
*CloseUI: *PageRegion
*DefaultImageableArea: A4
*ImageableArea A4/A4: "0 0 595 842"
*DefaultPaperDimension: A4
*PaperDimension A4/A4: "595 842"
*OpenUI *Duplex/2-Sided Printing: PickOne
*OrderDependency: 20 AnySetup *Duplex
*DefaultDuplex: None
*Duplex None/Off: ""
*Duplex DuplexNoTumble/Long-Edge: ""
*Duplex DuplexTumble/Short-Edge: ""
*CloseUI: *Duplex
*DefaultFont: Courier
`

/** Out of the spool's control file, an IPP message (RFC 8010): a name's length and bytes, then a value's. */
const attributesOf = (control: string): Pick<SpooledJob, 'printer' | 'copies' | 'duplex'> => {
  const bytes = readFileSync(control)
  const attribute = (name: string): Buffer | null => {
    const head = Buffer.concat([Buffer.from([0, name.length]), Buffer.from(name)])
    const at = bytes.indexOf(head)
    if (at < 0) return null
    const from = at + head.length
    return bytes.subarray(from + 2, from + 2 + bytes.readUInt16BE(from))
  }
  return {
    printer: attribute('job-printer-uri')?.toString().split('/').at(-1) ?? '',
    copies: attribute('copies')?.readInt32BE() ?? 1,
    duplex: attribute('Duplex')?.toString() ?? '',
  }
}
