import { operations } from '#contract'
import { type Answer, created } from '../../http/answer.ts'
import { parseObject } from '../../http/body.ts'
import type { SentFile } from '../../http/form.ts'
import { InvalidFormat, Refused } from '../../problems.ts'
import { type Call, type Handler, type Handlers, ensureRoom, writing } from '../../rest/call.ts'
import { attributeReader } from '../attributes/store.ts'
import {
  type StoredMediaFile,
  describeFile,
  mediaFileAddress,
  mediaFileWriter,
} from '../media-files/store.ts'
import { productModelReader } from '../product-models/store.ts'
import { productReader } from '../products/store.ts'
import { type UploadTarget, ensureTargetPart, readTarget } from './rules.ts'

const { patch_products_uuid__uuid_: patchProduct, patch_product_models__code_: patchModel } =
  operations

/** What sets the value: the PATCH of a product by its uuid, and that of a product model. */
type Patches = Record<(typeof patchProduct | typeof patchModel)['id'], Handler>

/**
 * `POST /media-files` stores a file and makes it a value at once. Setting the value is the PATCH that a
 * caller could have sent, so a file that it refuses is not stored either.
 */
export function mediaUploadHandlers(patches: Patches) {
  return {
    post_media_files: writing((call) => upload(call, patches)),
  } satisfies Partial<Handlers>
}

function upload(call: Call, patches: Patches): Answer {
  const [kind, json] = ensureTargetPart(call.form.texts)
  const target = readTarget(kind, parseObject(json))
  const sent = call.form.files.get('file')
  if (!sent) throw new Refused('Property "file" is required.')
  const patch = patchOf(call, target, patches)
  ensureMediaAttribute(call, target)
  const file = store(call, sent)
  setValue(patch, target, file)
  ensureRoom(call)
  return created(mediaFileAddress(call.base, file.code))
}

type Patch = (body: object) => void

/** The PATCH of what the target names, or a refusal when there is no such thing. */
function patchOf(call: Call, { noun, key, name }: UploadTarget, patches: Patches): Patch {
  const owner =
    key === 'code'
      ? productModelReader(call.database).get(name)
      : key === 'uuid'
        ? productReader(call.database).byUuid(name)
        : productReader(call.database).byIdentifier(name)
  if (!owner) throw new Refused(`${noun} "${name}" does not exist.`)
  const send = (
    operation: typeof patchProduct | typeof patchModel,
    params: Call['params'],
    body: object,
  ) => {
    const query = new URLSearchParams()
    patches[operation.id]({ ...call, operation, params, query, text: JSON.stringify(body) })
  }
  if ('uuid' in owner) {
    const params = { uuid: owner.uuid }
    return (body) => send(patchProduct, params, body)
  }
  const params = { code: owner.code }
  return (body) => send(patchModel, params, body)
}

const mediaTypes = ['pim_catalog_image', 'pim_catalog_file']

function ensureMediaAttribute({ database }: Call, { attribute: code }: UploadTarget): void {
  const attribute = attributeReader(database).get(code)
  if (!attribute) throw new Refused(`The ${code} attribute does not exist in your PIM.`)
  if (mediaTypes.includes(attribute.type)) return
  throw new Refused(`The ${attribute.code} attribute holds neither images nor files.`)
}

function store({ database, secrets }: Call, sent: SentFile): StoredMediaFile {
  const file = describeFile(sent, secrets)
  mediaFileWriter(database).add(file, sent.bytes)
  return file
}

/** What is wrong with place or value is said in one sentence: no body of the caller's is at fault. */
function setValue(
  patch: Patch,
  { attribute, locale, scope }: UploadTarget,
  { code }: StoredMediaFile,
): void {
  try {
    patch({ values: { [attribute]: [{ locale, scope, data: code }] } })
  } catch (error) {
    throw error instanceof InvalidFormat ? new Refused(error.reason) : error
  }
}
