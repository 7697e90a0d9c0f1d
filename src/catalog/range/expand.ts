import type { Structure } from '../structure/structure.ts'
import type { Datum } from '../values/datum.ts'
import type { Value, Values } from '../values/read.ts'
import { createCalendar } from './dates.ts'
import { type ChosenOption, type Member, writtenValues } from './member.ts'
import type { Make, Range, RangeFile, Series } from './range.ts'
import { writtenTexts } from './texts.ts'

/** A product or product model with its values as data, before numbers, links and the API's format. */
export interface Entry {
  code: string
  kind: 'product' | 'model'
  family: string | null
  variant: string | null
  parent: string | null
  categories: string[]
  values: Map<string, readonly Value[]>
  created: string
  updated: string
}

/** Every product and product model of the range, in the order of its files; models before their variants. */
export function expandRange(range: Range, structure: Structure): Map<string, Entry> {
  const entries = new Map<string, Entry>()
  for (const file of range.files) {
    for (const series of file.series) {
      const dates = createCalendar(series, range.hoursBetween)
      for (const make of series.makes) {
        for (const draft of draftsOf(file, series, make)) {
          if (entries.has(draft.member.code)) make.at.fail(`makes "${draft.member.code}" twice`)
          entries.set(draft.member.code, {
            ...toEntry(draft, { range, structure }),
            ...dates.next(),
          })
        }
      }
    }
    ensureOwnAreMade(file, entries)
  }
  return entries
}

/** What members are made from. */
interface Sources {
  range: Range
  structure: Structure
}

/** A member and its place: 0 for a simple product or root model, 1 and 2 for the levels below. */
interface Draft {
  member: Member
  level: number
  levels: number
  parent: string | null
}

function draftsOf(file: RangeFile, series: Series, make: Make): Draft[] {
  const levels = levelsOf(series, make)
  return make.kinds.flatMap((name) => {
    const kind = file.kinds.get(name)
    if (!kind) return []
    const root: Member = { code: `${series.code}_${name}`, file, series, kind, choices: [] }
    if (levels === 0) {
      return make.axes
        .reduce((members, axis) => members.flatMap((member) => chooseEach(member, axis)), [root])
        .map((member) => ({ member, level: 0, levels, parent: null }))
    }
    return descend({ member: root, level: 0, levels, parent: null }, make)
  })
}

/** 0 for simple products. A variant's axes must be those that its family variant names, in that order. */
function levelsOf({ variant, code }: Series, make: Make): number {
  if (!variant) return 0
  const wanted = variant.variant_attribute_sets.map((set) => set.axes.join('+'))
  const given = make.axes.map((axis) => axis.attribute)
  if (wanted.join() !== given.join()) {
    make.at.fail(`"${code}" is split by ${wanted.join(', ')}; name the choices of each`)
  }
  return wanted.length
}

/** A model, its models below, and their products. */
function descend(draft: Draft, make: Make): Draft[] {
  const axis = make.axes[draft.level]
  if (!axis) return [draft]
  const children = axis.options.map((option) =>
    choose(draft.member, { attribute: axis.attribute, option, shown: true }),
  )
  const parent = draft.member.code
  return [
    draft,
    ...children.flatMap((member) =>
      descend({ ...draft, member, level: draft.level + 1, parent }, make),
    ),
  ]
}

/** One option alone is no choice, and does not show in code and name. */
function chooseEach(member: Member, { attribute, options }: Make['axes'][number]): Member[] {
  return options.map((option) => choose(member, { attribute, option, shown: options.length > 1 }))
}

function choose(member: Member, choice: ChosenOption): Member {
  return {
    ...member,
    code: choice.shown ? `${member.code}_${choice.option}` : member.code,
    choices: [...member.choices, choice],
  }
}

function toEntry(
  { member, level, levels, parent }: Draft,
  sources: Sources,
): Omit<Entry, 'created' | 'updated'> {
  const { file, series } = member
  const isTold = toldOnLevel(level, member)
  const values = [...allValues(member, isTold, sources)]
  return {
    code: member.code,
    kind: level === levels ? 'product' : 'model',
    family: file.family?.row.code ?? null,
    variant: series.variant?.code ?? null,
    parent,
    categories: level === 0 ? categoriesOf(member) : [],
    values: new Map(values.filter(([code, list]) => list.length > 0 && isTold(code))),
  }
}

function allValues(
  member: Member,
  isTold: (attribute: string) => boolean,
  sources: Sources,
): Values {
  const { code, name, since } = member.series
  const written = writtenValues(member)
  return new Map([
    ['collection', [plain({ kind: 'text', text: name['en_US'] ?? code })]],
    ['release_date', [plain({ kind: 'date', day: since })]],
    ...writtenTexts(member, written, isTold, sources),
    ...written,
  ])
}

/** Whether an attribute is told of a member: one of its family, and of a variant's those of its level. */
function toldOnLevel(level: number, { file, series }: Member): (attribute: string) => boolean {
  const allowed = file.family && new Set(file.family.row.attributes)
  const sets = series.variant?.variant_attribute_sets ?? []
  const levels = new Map(sets.flatMap((set) => set.attributes.map((code) => [code, set.level])))
  return (code) =>
    (allowed?.has(code) ?? code !== 'variation_name') && (levels.get(code) ?? 0) === level
}

function categoriesOf({ file, series, kind, code }: Member): string[] {
  const own = file.own.get(code)?.categories
  return [...new Set(own ?? [...kind.categories, ...series.categories])].sort()
}

function ensureOwnAreMade(file: RangeFile, entries: ReadonlyMap<string, Entry>): void {
  for (const [code, own] of file.own) {
    if (!entries.has(code)) own.at.fail(`no series makes a product "${code}"`)
  }
}

function plain(datum: Datum): Value {
  return { locale: null, scope: null, datum }
}
