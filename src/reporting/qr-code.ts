import qrcode from 'qrcode-generator';

/** A QR code as one path of unit squares in a square view box, quiet zone of four modules included. */
export interface QrCode {
  readonly size: number;
  readonly path: string;
}

const QUIET_ZONE = 4;

/** The code of an address, with a quarter of it spare against damage (level M). @source ISO/IEC 18004 */
export function qrCode(text: string): QrCode {
  const code = qrcode(0, 'M');
  code.addData(text, 'Byte');
  code.make();
  const count = code.getModuleCount();
  let path = '';
  for (let row = 0; row < count; row += 1) {
    for (let column = 0; column < count; column += 1) {
      if (!code.isDark(row, column)) continue;
      path += `M${column + QUIET_ZONE} ${row + QUIET_ZONE}h1v1h-1z`;
    }
  }
  return { size: count + 2 * QUIET_ZONE, path };
}
