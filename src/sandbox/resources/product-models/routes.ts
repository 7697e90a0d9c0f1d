import { type Answer, created, json, noContent } from '../../http/answer.ts'
import { parseObject } from '../../http/body.ts'
import { NotFound, Refused } from '../../problems.ts'
import { batchAnswer } from '../../rest/batch.ts'
import { type Call, type Handlers, ensureRoom, parameter, writing } from '../../rest/call.ts'
import { formatMoment } from '../../rest/dates.ts'
import { ensureScalar } from '../../rest/entities.ts'
import { categoryReader } from '../categories/store.ts'
import { familyReader } from '../families/store.ts'
import { readFamilyVariant } from '../family-variants/store.ts'
import { readReferences } from '../references.ts'
import { associateBack, forgetModels } from '../with-values/links.ts'
import { listSelected } from '../with-values/lists.ts'
import { readTargets } from '../with-values/targets.ts'
import { readListView, readView } from '../with-values/view.ts'
import { selectModels } from './filters.ts'
import { productModelPresenter } from './present.ts'
import { type Body, type ProductModelContext, applyBody } from './rules.ts'
import { type StoredProductModel, productModelReader, productModelWriter } from './store.ts'

export const productModelHandlers = {
  get_product_models: listModels,
  post_product_models: writing(createModel),
  patch_product_models: patchModels,
  get_product_models__code_: getModel,
  patch_product_models__code_: writing(patchModel),
  delete_product_models__code_: writing(deleteModel),
} satisfies Partial<Handlers>

function listModels(call: Call): Answer {
  const view = readListView(call)
  return listSelected(call, {
    reader: productModelReader(call.database),
    select: () => selectModels(call, view),
    presenter: () => productModelPresenter(call, view),
    key: ({ code }) => code,
    cursor: ({ code }) => code,
  })
}

function getModel(call: Call): Answer {
  return json(productModelPresenter(call, readView(call))(find(call)))
}

function createModel(call: Call): Answer {
  return created(address(call, save(call, undefined, parseObject(call.text))))
}

function patchModel(call: Call): Answer {
  const { status, model } = upsert(call, parameter(call, 'code'), parseObject(call.text))
  return status === 201 ? created(address(call, model)) : noContent(address(call, model))
}

function patchModels(call: Call): Answer {
  return batchAnswer(call, {
    key: 'code',
    anchor: 'patch_product_models__code_',
    upsert: (code, body) => upsert(call, code, body).status,
  })
}

/** Sub models and variants go with their model, and nothing stays associated with any of them. */
function deleteModel(call: Call): Answer {
  const { code } = find(call)
  const writer = productModelWriter(call.database)
  const gone = [code, ...writer.below(code).map((model) => model.code)]
  writer.remove(code)
  forgetModels(call.database, gone)
  return noContent()
}

function find(call: Call): StoredProductModel {
  const code = parameter(call, 'code')
  const model = productModelReader(call.database).get(code)
  if (model) return model
  throw new NotFound(
    `Product model "${code}" does not exist or you do not have permission to access it.`,
  )
}

/** Creates under an unknown code, updates under a known one. */
function upsert(
  call: Call,
  code: string,
  body: Body,
): { status: 201 | 204; model: StoredProductModel } {
  const before = productModelReader(call.database).get(code)
  if (before) return { status: 204, model: save(call, before, body) }
  const named = ensureScalar(body.code ?? '', 'code')
  if (named !== '' && named.toLowerCase() !== code.toLowerCase()) {
    throw new Refused(
      `The code "${named}" provided in the request body must match the code "${code}" provided in the url.`,
    )
  }
  return { status: 201, model: save(call, undefined, { ...body, code }) }
}

function save(call: Call, before: StoredProductModel | undefined, body: Body): StoredProductModel {
  const { database } = call
  const now = formatMoment(call.clock.now())
  const after = applyBody(before, body, now, readContext(call))
  if (before && JSON.stringify(before) === JSON.stringify(after)) return before
  const model = { ...after, updated: now }
  productModelWriter(database).save(model)
  const owner = { kind: 'product_models', key: model.code } as const
  associateBack(database, owner, before?.associations ?? {}, model.associations, now)
  ensureRoom(call)
  call.changes.push({ kind: 'product_model', key: model.code, before, after: model })
  return model
}

function readContext({ database }: Call): ProductModelContext {
  const models = productModelReader(database)
  const families = familyReader(database)
  return {
    ...readTargets(database, 'identifier'),
    references: readReferences(database),
    categories: (codes) => categoryReader(database).codes(codes),
    family: (code) => families.get(code),
    familyVariant: (code) => readFamilyVariant(database, code),
    model: (code) => models.get(code),
    below: (code) => models.below(code),
  }
}

function address({ base }: Call, { code }: StoredProductModel): string {
  return `${base}/api/rest/v1/product-models/${encodeURIComponent(code)}`
}
