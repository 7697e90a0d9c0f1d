/** Where data begins, passes through or ends. The station named `PIM` is a room with a door. */
export interface Station {
  name: string
  note: string
}

/** What travels between a station and the next: `there` onwards, `back` the other way, a text a line. */
export interface Leg {
  there?: string[]
  back?: string[]
}

export interface PlacedStation extends Station {
  x: number
  y: number
  width: number
  height: number
  /** Where its words stand, beside the door. */
  middle: number
  isRoom: boolean
}

export interface PlacedLeg {
  /** From the edge of one station to the edge of the next. */
  from: readonly [x: number, y: number]
  to: readonly [x: number, y: number]
  flow: Flow
  /** The wall of the room at one of the ends, seen from inside the room. */
  door?: { at: 'from' | 'to'; wall: Wall; flow: 'in' | 'out' | 'both' } | undefined
  labels: { x: number; y: number; text: string }[]
}

/** Stations and what runs between them, in the units of one `viewBox`. */
export interface FlowLayout {
  width: number
  height: number
  stations: PlacedStation[]
  legs: PlacedLeg[]
}

type Flow = 'there' | 'back' | 'both'
type Wall = 'left' | 'top' | 'right' | 'bottom'

const lineHeight = 16
const boxWidth = 132
const roomWidth = 176
const doorWidth = 36

/** Stations side by side, texts above and below the lines; 820 wide. */
export function layWide(stations: readonly Station[], legs: readonly Leg[]): FlowLayout {
  const width = 820
  const widths = stations.map(({ name }) => (isRoom(name) ? roomWidth : boxWidth))
  const gap = (width - widths.reduce((sum, each) => sum + each, 0)) / legs.length
  const lines = Math.max(
    ...legs.flatMap(({ there = [], back = [] }) => [there.length, back.length]),
  )
  const height = Math.max(112, 2 * (lines * lineHeight + 24))
  const placed = stations.map((station, index) => {
    const x = widths.slice(0, index).reduce((sum, each) => sum + each + gap, 0)
    const own = { width: widths[index] ?? boxWidth, isRoom: isRoom(station.name) }
    const middle = x + own.width / 2 + (own.isRoom ? besideDoor(index) : 0)
    return { ...station, ...own, x, y: 2, height: height - 4, middle }
  })
  return { width, height, stations: placed, legs: between(placed, legs, wideLeg) }
}

/** A room that stands first has its door on the right, any other on the left. */
function besideDoor(index: number): number {
  return (index === 0 ? -doorWidth : doorWidth) / 2
}

/** Stations one below the other, texts beside the lines; 320 wide, for phones. */
export function layNarrow(stations: readonly Station[], legs: readonly Leg[]): FlowLayout {
  const height = 62
  const gaps = legs.map(
    ({ there = [], back = [] }) => 44 + (there.length + back.length) * lineHeight,
  )
  const placed = stations.map((station, index) => ({
    ...station,
    x: 2,
    y: 2 + gaps.slice(0, index).reduce((sum, gap) => sum + gap + height, 0),
    width: 316,
    height,
    middle: 160,
    isRoom: isRoom(station.name),
  }))
  return {
    width: 320,
    height: (placed.at(-1)?.y ?? 0) + height + 2,
    stations: placed,
    legs: between(placed, legs, narrowLeg),
  }
}

type LayLeg = (from: PlacedStation, to: PlacedStation, leg: Leg) => PlacedLeg

/** @throws RangeError unless there is one leg between each two stations */
function between(stations: readonly PlacedStation[], legs: readonly Leg[], lay: LayLeg) {
  if (legs.length !== stations.length - 1) {
    throw new RangeError(`${stations.length} stations need ${stations.length - 1} legs.`)
  }
  return stations.slice(1).map((to, index) => lay(stations[index] ?? to, to, legs[index] ?? {}))
}

function wideLeg(from: PlacedStation, to: PlacedStation, leg: Leg): PlacedLeg {
  const { there = [], back = [] } = leg
  const middle = from.y + from.height / 2
  const x = (from.x + from.width + to.x) / 2
  const above = there.map((text, index) => ({
    x,
    y: middle - 14 - (there.length - 1 - index) * lineHeight,
    text,
  }))
  const below = back.map((text, index) => ({ x, y: middle + 24 + index * lineHeight, text }))
  return {
    from: [from.x + from.width, middle],
    to: [to.x, middle],
    flow: flowOf(leg),
    door: doorOf(from, to, leg, { from: 'right', to: 'left' }),
    labels: [...above, ...below],
  }
}

function narrowLeg(from: PlacedStation, to: PlacedStation, leg: Leg): PlacedLeg {
  const { there = [], back = [] } = leg
  const start = from.y + from.height
  const flow = flowOf(leg)
  const rowOf = (index: number) => start + 33 + index * lineHeight
  const signs = [
    { x: 66, y: rowOf(0), text: '↓' },
    { x: 66, y: rowOf(there.length), text: '↑' },
  ]
  const texts = [...there, ...back].map((text, index) => ({ x: 84, y: rowOf(index), text }))
  return {
    from: [44, start],
    to: [44, to.y],
    flow,
    door: doorOf(from, to, leg, { from: 'bottom', to: 'top' }),
    labels: flow === 'both' ? [...signs, ...texts] : texts,
  }
}

function doorOf(
  from: PlacedStation,
  to: PlacedStation,
  leg: Leg,
  walls: { from: Wall; to: Wall },
): PlacedLeg['door'] {
  const flow = flowOf(leg)
  if (to.isRoom) return { at: 'to', wall: walls.to, flow: inOrOut(flow, 'there') }
  if (from.isRoom) return { at: 'from', wall: walls.from, flow: inOrOut(flow, 'back') }
  return undefined
}

function inOrOut(flow: Flow, inwards: Flow): 'in' | 'out' | 'both' {
  if (flow === 'both') return 'both'
  return flow === inwards ? 'in' : 'out'
}

function flowOf({ there = [], back = [] }: Leg): Flow {
  if (there.length > 0 && back.length > 0) return 'both'
  return there.length > 0 ? 'there' : 'back'
}

function isRoom(name: string): boolean {
  return name === 'PIM'
}
