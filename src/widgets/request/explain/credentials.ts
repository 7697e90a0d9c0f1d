import type { Circumstances, Fix, Hints } from './context.ts'
import { fixHeader, fixProperty, isPlain } from './edit.ts'

/** Who is calling, and with what. */
export const credentialHints: Hints = {
  'authentication-required': (about) => {
    const { authorization } = about.headers
    const isSandboxCall = about.url.pathname.startsWith('/sandbox/')
    const fix = isSandboxCall ? withKey(about) : withToken(about)
    if (authorization === undefined) {
      return { text: 'This request has no `Authorization` header at all.', fix }
    }
    if (/^basic\b/i.test(authorization)) {
      return {
        text: 'It says `Basic` where `Bearer` is expected. Client id and secret buy a token; the call itself takes the token.',
        fix,
      }
    }
    if (/^bearer\s*$/i.test(authorization)) {
      return { text: 'After `Bearer` there is nothing: the token is missing.', fix }
    }
    return { text: 'The word `Bearer` and one space are missing before the token.', fix }
  },

  'token-invalid': (about) => ({ text: wordsForToken(about), fix: withToken(about) }),

  'token-expired': ({ facts }) =>
    facts.fault === 'expired-token'
      ? { text: 'You are practising this: a token from before the switch counts as expired.' }
      : undefined,

  'client-unknown': (about) => ({ text: wordsForBasic(about), fix: withClient(about) }),

  'user-unknown': (about) => {
    const form = formOf(about)
    const { values = {} } = about.facts
    const fix = withUser(about)
    const placeholder = placeholderIn(about, form.username) ?? placeholderIn(about, form.password)
    if (placeholder) return { text: wordsForPlaceholder(placeholder), fix }
    if (form.username !== undefined && form.username === values.client_id) {
      return { text: 'The client id stands where the user name belongs.', fix }
    }
    if (form.password !== undefined && form.password === values.secret) {
      return { text: 'The secret stands where the password belongs. They are two things.', fix }
    }
    if ([form.username, form.password].some((text) => text !== text?.trim())) {
      return { text: 'User name or password has a blank or a line break at one end.', fix }
    }
    if (form.username === values.username && values.username !== undefined) {
      return { text: 'The user name is right, so it is the password.', fix }
    }
    return { fix }
  },

  'token-request-incomplete': (about) => {
    const form = formOf(about)
    const grants = ['password', 'refresh_token']
    const missing = ['grant_type', 'username', 'password'].filter((name) => !form[name])
    const fix = withUser(about)
    if (Object.keys(form).length === 0) {
      return { text: 'The body could not be read in the form that its `Content-Type` names.', fix }
    }
    if (missing.length > 0) {
      return { text: `Missing here: ${missing.map((name) => `\`${name}\``).join(', ')}.`, fix }
    }
    if (!grants.includes(form.grant_type ?? '')) {
      return { text: `There is no grant called \`${form.grant_type}\`.`, fix }
    }
    return { fix }
  },

  'refresh-token-invalid': (about) => {
    const { refresh_token: sent } = formOf(about)
    const placeholder = placeholderIn(about, sent)
    if (placeholder) return { text: wordsForPlaceholder(placeholder) }
    const isAccess = sent !== undefined && sent === about.facts.values?.access_token
    return {
      text: isAccess ? 'This is the access token. The refresh token came with it.' : undefined,
      fix: fixProperty(about, 'Put my refresh token in', 'refresh_token', '<refresh_token>'),
    }
  },

  'refresh-request-incomplete': (about) => ({
    fix: fixProperty(about, 'Put my refresh token in', 'refresh_token', '<refresh_token>'),
  }),

  'grant-not-allowed': (about) => ({
    fix: fixProperty(about, 'Use the grant of connections', 'grant_type', 'password'),
  }),

  'sandbox-key-invalid': (about) => {
    const sent = bearerOf(about)
    const isToken = sent !== undefined && sent === about.facts.values?.access_token
    return {
      text: isToken
        ? 'This is an access token. Calls below `/sandbox/v1` take the key.'
        : undefined,
      fix: withKey(about),
    }
  },
}

function wordsForToken(about: Circumstances): string | undefined {
  const sent = bearerOf(about)
  const { values = {} } = about.facts
  if (sent === undefined) return undefined
  const placeholder = placeholderIn(about, sent)
  if (placeholder) return wordsForPlaceholder(placeholder)
  if (/^["'].*["']$/.test(sent))
    return 'The token stands in quotes, and they count as a part of it.'
  const other = Object.entries(otherThings).find(([name]) => values[name] === sent)
  if (other) return `This is ${other[1]}, not the access token.`
  const own = values.access_token
  if (own && sent !== own && own.startsWith(sent)) return 'The end of the token was cut off.'
  return undefined
}

const otherThings = {
  refresh_token: 'the refresh token',
  client_id: 'the client id',
  secret: 'the secret',
  password: 'the password',
  sandbox_key: 'the key of the sandbox',
  client_id_and_secret_in_base64: 'client id and secret in Base64',
}

function wordsForBasic(about: Circumstances): string | undefined {
  const { authorization } = about.headers
  const { values = {} } = about.facts
  if (authorization === undefined) return 'This request has no `Authorization` header.'
  if (/^bearer\b/i.test(authorization)) {
    return 'It says `Bearer` where `Basic` is expected: here client id and secret prove who asks.'
  }
  const [, encoded] = /^basic\s+(.*)$/i.exec(authorization) ?? []
  if (encoded === undefined) return 'The word `Basic` and one space are missing before the Base64.'
  const placeholder = placeholderIn(about, encoded)
  if (placeholder) return wordsForPlaceholder(placeholder)
  if (encoded === basicName && about.facts.fillsIn) return undefined
  const text = decode(encoded)
  if (text === undefined) {
    return encoded.includes(':')
      ? 'Client id and secret were sent as they are. They have to be encoded in Base64 first.'
      : 'What follows on `Basic` is no Base64.'
  }
  if (/[\r\n]$/.test(text)) {
    return 'Your Base64 ends in a newline. `echo` adds it; use `printf %s` or `echo -n`.'
  }
  const [id = '', ...rest] = text.split(':')
  const secret = rest.join(':')
  if (rest.length === 0) return 'Decoded, it has no colon: the form is `client_id:secret`.'
  const inner = placeholderIn(about, id) ?? placeholderIn(about, secret)
  if (inner) return wordsForPlaceholder(inner)
  if (values.secret !== undefined && id === values.secret)
    return 'Client id and secret are swapped.'
  if (values.username !== undefined && id === values.username) {
    return 'User name and password stand there. They belong into the body.'
  }
  if ([id, secret].some((part) => part !== part.trim())) {
    return 'Decoded, there is a blank beside the colon or at an end.'
  }
  if (values.client_id !== undefined && id === values.client_id) {
    return 'The client id is right, so it is the secret. Was it made anew?'
  }
  return undefined
}

const basicName = '<client_id_and_secret_in_base64>'

function decode(encoded: string): string | undefined {
  try {
    return atob(encoded)
  } catch {
    return undefined
  }
}

function bearerOf({ headers }: Circumstances): string | undefined {
  return /^bearer\s+(.*)$/i.exec(headers.authorization ?? '')?.[1]
}

/** The name that was sent in place of a value; not one that this page has filled in itself. */
function placeholderIn({ facts }: Circumstances, text: string | undefined): string | undefined {
  const [found] = /<[\w -]+>|\{\{?\w+\}?\}|\$\{?[A-Z_]+\}?|^YOUR[_-]\w+$/i.exec(text ?? '') ?? []
  const isOwn = facts.fillsIn === true && found !== undefined && fillable.test(found)
  return isOwn ? undefined : found
}

const fillable =
  /^<(access_token|refresh_token|client_id|secret|username|password|sandbox_id|sandbox_key|client_id_and_secret_in_base64)>$/

function wordsForPlaceholder(placeholder: string): string {
  return `You sent the placeholder \`${placeholder}\` itself. Your own value belongs there.`
}

/** The fields of a token request, in either of its two forms. */
function formOf({ request, body }: Circumstances): Record<string, string | undefined> {
  if (isPlain(body)) {
    return Object.fromEntries(Object.entries(body).map(([name, value]) => [name, String(value)]))
  }
  return body === undefined ? Object.fromEntries(new URLSearchParams(request.body ?? '')) : {}
}

function withToken(about: Circumstances): Fix {
  return fixHeader(about, 'Send my access token', 'Authorization', 'Bearer <access_token>')
}

function withKey(about: Circumstances): Fix {
  return fixHeader(about, 'Send the key of my sandbox', 'Authorization', 'Bearer <sandbox_key>')
}

function withClient(about: Circumstances): Fix {
  return fixHeader(about, 'Send my client id and secret', 'Authorization', `Basic ${basicName}`)
}

function withUser(about: Circumstances): Fix {
  const body = { grant_type: 'password', username: '<username>', password: '<password>' }
  const { change } = fixHeader(about, '', 'Content-Type', 'application/json')
  return {
    label: 'Put my user name and password in',
    change: { ...change, body: JSON.stringify(body, null, 2) },
  }
}
