import { bmecat12, bmecat2005 } from './bmecat.ts'
import { businessCentral, businessCentralPackage } from './business-central.ts'
import { commerceml, commercemlOffers } from './commerceml.ts'
import { gs1 } from './gs1.ts'
import { itemList } from './item-list.ts'
import { odooCsv, odooXml } from './odoo.ts'
import type { Preset } from './preset.ts'
import { sapArtmas } from './sap-artmas.ts'
import { sapMatmas } from './sap-matmas.ts'

/** The shapes that are known; the plain list is what is left. */
export const presets: readonly Preset[] = [
  bmecat12,
  bmecat2005,
  sapMatmas,
  sapArtmas,
  odooXml,
  odooCsv,
  businessCentralPackage,
  businessCentral,
  gs1,
  commerceml,
  commercemlOffers,
  itemList,
]
