/**
 * What the completeness of each family's products was measured against, when it was last written down. A
 * change of the structure makes new work only for families that are measured otherwise since.
 */
export const assessedFamilies = [
  `create table assessed_families (
    family text primary key collate nocase,
    measure text not null
  ) strict, without rowid`,
]
