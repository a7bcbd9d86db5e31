const prefix = 'adapters_data.gui.custom_';

/** The name that the API has for a field that people named in the console: `Owner-Mail Box` is `adapters_data.gui.custom_owner_mail_box`. */
export function customFieldName(name: string): string {
  if (name.trim() === '') throw new TypeError('a custom field has a name');
  return prefix + name.trim().toLowerCase().replaceAll(/[ -]/g, '_').replaceAll('.', '_DOT__DOT_');
}
