import { type Role, roles } from '../../shared/domain/person/person.ts'
import type { UnitKind } from '../../shared/domain/unit/unit.ts'
import { err, ok } from '../../shared/kernel/result.ts'
import type { ReadRow } from './readOrderRow.ts'
import { codeIn, extraOf, listIn, type RowPlan, refusalAt, wordsIn } from './rowPlan.ts'
import type { Cell } from './table.ts'

/** A category by its names from the first level down; a level below an empty one belongs nowhere. */
export const readCategoryRow = (plan: RowPlan, cells: readonly Cell[]): ReadRow => {
  const levels = [
    wordsIn(plan, cells, 'level1'),
    wordsIn(plan, cells, 'level2'),
    wordsIn(plan, cells, 'level3'),
  ] as const
  const depth = levels.findLastIndex((name) => name !== '') + 1
  const gap = levels.slice(0, depth).indexOf('')
  if (depth === 0 || gap >= 0) {
    const field = gap === 1 ? 'level2' : 'level1'
    return err(refusalAt(plan, cells, 'no-name', field))
  }
  return ok({
    kind: 'categories',
    category: {
      path: levels.slice(0, depth),
      code: codeIn(plan, cells, 'code'),
      aliases: listIn(plan, cells, 'aliases'),
      extra: extraOf(plan, cells),
    },
  })
}

export const readUnitRow = (plan: RowPlan, cells: readonly Cell[]): ReadRow => {
  const fullName = wordsIn(plan, cells, 'fullName')
  const name = wordsIn(plan, cells, 'name') || fullName
  if (name === '') return err(refusalAt(plan, cells, 'no-name', 'name'))
  return ok({
    kind: 'units',
    unit: {
      name,
      fullName,
      kind: unitKindOf(wordsIn(plan, cells, 'unitKind'), fullName || name),
      contact: wordsIn(plan, cells, 'contact'),
      phone: codeIn(plan, cells, 'phone'),
      duties: wordsIn(plan, cells, 'duties'),
      aliases: listIn(plan, cells, 'aliases').filter((alias) => alias !== name),
      extra: extraOf(plan, cells),
    },
  })
}

/** Without a role a person may look and change nothing: rights are given, never guessed. */
export const readPersonRow = (plan: RowPlan, cells: readonly Cell[]): ReadRow => {
  const name = wordsIn(plan, cells, 'name')
  if (name === '') return err(refusalAt(plan, cells, 'no-name', 'name'))
  const roleWords = wordsIn(plan, cells, 'role')
  const role = roleWords === '' ? 'viewer' : roleOf(roleWords)
  if (role === null) return err(refusalAt(plan, cells, 'unknown-role', 'role'))
  const unit = wordsIn(plan, cells, 'unit')
  return ok({
    kind: 'persons',
    person: {
      name,
      role,
      unit,
      unitId: plan.units.get(unit) ?? null,
      phone: codeIn(plan, cells, 'phone'),
      extra: extraOf(plan, cells),
    },
  })
}

const unitKindOf = (kind: string, name: string): UnitKind => {
  const byWord = kindWord(kind)
  return byWord ?? kindWord(name) ?? 'other'
}

const kindWord = (words: string): UnitKind | null => {
  if (/镇|乡|街道|town/iu.test(words) && !/局|委|办公室$/u.test(words)) return 'town'
  return /局|委|部门|办|院|署|队|中心|department|bureau|agency/iu.test(words) ? 'department' : null
}

/** The first that fits decides: 单位联络员 is no 坐席, 班长 comes before 派单员. */
const roleWords: readonly (readonly [RegExp, Role])[] = [
  [/管理员|admin/iu, 'administrator'],
  [/班长|主管|组长|总调度|主任调度|chief/iu, 'chiefDispatcher'],
  [/督办|督查|督导|supervis/iu, 'supervisor'],
  [/镇街|乡镇|街道|镇办|town/iu, 'townClerk'],
  [/单位|部门|承办|经办|联络员|unit/iu, 'unitClerk'],
  [/派单|调度|坐席|话务|受理|dispatch|operator/iu, 'dispatcher'],
  [/查看|领导|只读|浏览|view|read/iu, 'viewer'],
]

const roleOf = (words: string): Role | null =>
  roles.find((role) => role === words) ?? roleWords.find(([pattern]) => pattern.test(words))?.[1] ?? null
