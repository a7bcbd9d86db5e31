export type BadgeColour = 'green' | 'red' | 'orange' | 'grey';

export interface Badge {
  readonly left: string;
  readonly right: string;
  readonly colour: BadgeColour;
}

/** Dark enough for white text (contrast 4.5 and more). */
const colours: Readonly<Record<BadgeColour, string>> = { green: '#1b7f37', red: '#c62828', orange: '#a65300', grey: '#6a6a6a' };

/** A badge in two halves, drawn here: nothing is asked of any other server. */
export function badgeSvg({ left, right, colour }: Badge): string {
  const [a, b] = [textWidth(left) + 12, textWidth(right) + 12];
  const label = escapeXml(`${left}: ${right}`);
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" width="${a + b}" height="20" role="img" aria-label="${label}">`,
    `<title>${label}</title>`,
    `<clipPath id="r"><rect width="${a + b}" height="20" rx="3"/></clipPath>`,
    `<g clip-path="url(#r)"><rect width="${a}" height="20" fill="#444"/><rect x="${a}" width="${b}" height="20" fill="${colours[colour]}"/></g>`,
    '<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">',
    `<text x="${a / 2}" y="14">${escapeXml(left)}</text><text x="${a + b / 2}" y="14">${escapeXml(right)}</text>`,
    '</g></svg>',
  ].join('');
}

/** Near enough for Verdana at 11 pixels. */
const textWidth = (text: string): number =>
  Math.ceil([...text].reduce((width, letter) => width + (/[ilj.,:;'|!()[\]]/.test(letter) ? 4 : /[mwMW@]/.test(letter) ? 10 : 7), 0));

const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

const escapeXml = (text: string): string => text.replaceAll(/[&<>"']/g, (letter) => entities[letter] ?? '');
