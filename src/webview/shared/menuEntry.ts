/** Something that a menu offers. */
export interface MenuEntry {
  readonly label: string;
  readonly icon?: string;
  /** Said more quietly behind the label. */
  readonly detail?: string;
  /** Of one that is chosen at present. */
  readonly isCurrent?: boolean;
  /** Of one that is switched on and off. */
  readonly isOn?: boolean;
  /** The menu is gone by then and the focus back where it was. */
  run(): unknown;
}
