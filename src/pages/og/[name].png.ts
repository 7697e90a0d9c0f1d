import type { APIRoute } from 'astro'
import { allPictures, type Picture } from './_pictures.ts'
import { drawPicture } from './_draw.ts'

/** The pictures that previews of pages show, at `/og/<name>.png`. */
export async function getStaticPaths() {
  return (await allPictures()).map((picture) => ({
    params: { name: picture.name },
    props: { picture },
  }))
}

export const GET: APIRoute<{ picture: Picture }> = async ({ props: { picture } }) =>
  new Response(await drawPicture(picture), { headers: { 'content-type': 'image/png' } })
