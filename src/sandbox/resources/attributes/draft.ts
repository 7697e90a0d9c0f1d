import type { Attribute } from '#contract'

/** An attribute on its way: the type may still be missing. */
export interface Draft extends Omit<Attribute, 'type'> {
  type: string
}

/** What a new attribute is as far as nobody says otherwise. */
export const blankAttribute: Draft = {
  code: '',
  type: '',
  group: '',
  group_labels: {},
  unique: false,
  useable_as_grid_filter: false,
  allowed_extensions: [],
  metric_family: null,
  default_metric_unit: null,
  reference_data_name: null,
  available_locales: [],
  max_characters: null,
  validation_rule: null,
  validation_regexp: null,
  wysiwyg_enabled: null,
  number_min: null,
  number_max: null,
  decimals_allowed: null,
  negative_allowed: null,
  date_min: null,
  date_max: null,
  max_file_size: null,
  minimum_input_length: null,
  sort_order: 0,
  localizable: false,
  scopable: false,
  labels: {},
  guidelines: {},
  auto_option_sorting: null,
  default_value: null,
}
