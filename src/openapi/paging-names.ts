const names = /^(next|previous|prev)(_?(page|records))?(_?(link|url|uri|token|cursor|marker))?$|next_?link$/i;

/** Whether a field is called as one that leads from a page of a list to another: there is none at the end of the list. */
export const pointsOn = (name: string): boolean => names.test(name);
