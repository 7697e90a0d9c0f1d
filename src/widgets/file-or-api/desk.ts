import { atom, type ReadableAtom } from 'nanostores'
import { AnswerError, type Client, createMemoryTokenStore } from '#client'
import {
  createMemoryJournal,
  ExportError,
  type ExportPlan,
  type Journal,
  planExport,
} from '#connector'
import { openApi } from '../state/api.ts'
import { askSandbox } from '../state/ask.ts'
import { createTrail, type Trail } from '../state/calls.ts'
import { $credentials } from '../state/connections.ts'
import { explainObstacle, type Obstacle, SandboxGone } from '../state/obstacles.ts'
import { $sandbox, forgetSandbox } from '../state/sandbox.ts'
import { ensureToken, renewToken } from '../state/token.ts'
import {
  beginJournal,
  measureChanges,
  type MeasuredChanges,
  type MeasuredFile,
  measureFile,
  type Tools,
} from './measure.ts'
import { createMeter, type Meter } from './meter.ts'
import { raisePrice } from './raise-price.ts'

/** What is being done at the moment. */
export type Step = 'way' | 'frame' | 'change' | 'changes' | 'file'

/** Both ways out of the same PIM, measured one after the other. */
export interface Comparison {
  channel: string
  locales: readonly string[]
  file: MeasuredFile
  changes: MeasuredChanges
  /** What asking costs when nothing has changed; undefined while something always had. */
  quiet: MeasuredChanges | undefined
  /** What was changed by a press before it was measured. */
  change: { product: string; at: Date } | undefined
}

export type Course =
  | { state: 'idle' }
  | { state: 'measuring'; step: Step; products: number; before: Comparison | undefined }
  | { state: 'measured'; comparison: Comparison }
  | { state: 'failed'; obstacle: Obstacle; before: Comparison | undefined }

export interface Desk {
  $course: ReadableAtom<Course>
  /** The calls that were needed before anything could be measured. */
  trail: Trail
  /** The whole file, then what changed since it was begun. Makes a sandbox where there is none. */
  measure(): Promise<void>
  /** Changes the price of a product; then what changed since the last time, and the whole file. */
  changeAndMeasure(): Promise<void>
  stop(): void
}

/** A client of the reader's PIM, and what was read of it before the clock runs. */
interface Bench {
  sandbox: string
  client: Client
  meter: Meter
  plan: ExportPlan
  journal: Journal
}

export function createDesk(channel: string): Desk {
  const $course = atom<Course>({ state: 'idle' })
  const trail = createTrail()
  let bench: Bench | undefined
  let underWay: AbortController | undefined
  let isRefused = false

  async function run(work: (bench: Bench, signal: AbortSignal) => Promise<Comparison>) {
    if (underWay) return
    const controller = (underWay = new AbortController())
    const { signal } = controller
    const start = $course.get()
    const before = comparisonOf(start)
    const show = (step: Step, products = 0) =>
      $course.set({ state: 'measuring', step, products, before })
    trail.clear()
    show('way')
    try {
      if (bench?.sandbox !== $sandbox.get()?.id || isRefused) bench = undefined
      bench ??= await open(signal, () => show('frame'))
      $course.set({ state: 'measured', comparison: await work(bench, signal) })
    } catch (error) {
      if (signal.aborted) $course.set(before ? { state: 'measured', comparison: before } : idle)
      else $course.set({ state: 'failed', obstacle: explain(error), before })
    } finally {
      underWay = undefined
    }
  }

  async function open(signal: AbortSignal, onFrame: () => void): Promise<Bench> {
    await ensureLiving(signal)
    const token = await (isRefused ? renewToken : ensureToken)(trail, signal)
    isRefused = false
    onFrame()
    const meter = createMeter()
    const client = clientWith(token, meter)
    const plan = await planExport(client, { channel }, signal)
    return { sandbox: token.sandbox, client, meter, plan, journal: createMemoryJournal() }
  }

  function toolsFor({ client, meter, plan }: Bench, step: Step, signal: AbortSignal): Tools {
    const before = comparisonOf($course.get())
    const onProducts = (products: number) =>
      $course.set({ state: 'measuring', step, products, before })
    onProducts(0)
    return { client, meter, plan, signal, onProducts }
  }

  function explain(error: unknown): Obstacle {
    isRefused = error instanceof AnswerError && error.response.status === 401
    if (error instanceof ExportError) {
      return { title: 'There is nothing to export', text: error.message, remedy: 'again' }
    }
    return explainObstacle(error, navigator.onLine !== false)
  }

  return {
    $course,
    trail,
    measure: () =>
      run(async (mine, signal) => {
        const file = await measureFile(toolsFor(mine, 'file', signal))
        await beginJournal(mine.journal, mine.plan, file.stateOf)
        const changes = await measureChanges(toolsFor(mine, 'changes', signal), mine.journal)
        return compare(mine, { file, changes, change: undefined, quiet: undefined })
      }),
    changeAndMeasure: () =>
      run(async (mine, signal) => {
        const { quiet, file: known } = comparisonOf($course.get()) ?? {}
        toolsFor(mine, 'change', signal)
        if (known?.priced) await raisePrice(mine.client, known.priced)
        const change = known?.priced && { product: known.priced.name, at: mine.meter.pimTime() }
        const changes = await measureChanges(toolsFor(mine, 'changes', signal), mine.journal)
        const file = await measureFile(toolsFor(mine, 'file', signal))
        return compare(mine, { file, changes, change, quiet })
      }),
    stop: () => underWay?.abort(),
  }
}

const idle: Course = { state: 'idle' }

/** The last one that came to an end. */
export function comparisonOf(course: Course): Comparison | undefined {
  if (course.state === 'measured') return course.comparison
  return course.state === 'idle' ? undefined : course.before
}

function compare(
  { plan }: Bench,
  { quiet, ...measured }: Pick<Comparison, 'file' | 'changes' | 'change' | 'quiet'>,
): Comparison {
  const isQuiet = measured.changes.products === 0
  const frame = { channel: plan.channel.code, locales: plan.locales }
  return { ...frame, ...measured, quiet: isQuiet ? measured.changes : quiet }
}

/** Whoever was away for long may know of a sandbox that is none any more. @throws SandboxGone */
async function ensureLiving(signal: AbortSignal): Promise<void> {
  const known = $sandbox.get()
  if (!known) return
  try {
    await askSandbox(known, 'get_sandboxes_current', {}, signal)
  } catch (error) {
    if (error instanceof SandboxGone) forgetSandbox(known.key)
    throw error
  }
}

function clientWith(token: Awaited<ReturnType<typeof ensureToken>>, meter: Meter): Client {
  const known = $credentials.get()
  const credentials = known && {
    clientId: known.client_id,
    secret: known.secret,
    username: known.username,
    password: known.password,
  }
  return openApi(
    { tokenStore: createMemoryTokenStore(token), retry: {}, ...(credentials && { credentials }) },
    [meter.middleware],
  )
}
