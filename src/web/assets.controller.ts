import { createReadStream } from 'node:fs';
import { Controller, Get, Param, Res } from '@nestjs/common';
import { ApiExcludeController } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { httpErrors } from '../http/errors.ts';
import { Public } from '../identity/permit.ts';
import { ASSETS, type Asset } from '../reporting/html/assets.ts';
import { FONTS } from '../reporting/writers/pdf/fonts.ts';

const NAMED = /^([a-z-]+)-[0-9a-f]{16}(\.[a-z]+)$/;

/** The files that pages refer to, from this server and no other. */
@ApiExcludeController()
@Controller('assets')
@Public()
export class AssetsController {
  /**
   * The letters that printed reports have, for a browser without Japanese ones of its own: five
   * megabytes, read from the disk and asked for by such a browser alone.
   */
  @Get('noto-sans-jp-:weight.ttf')
  japaneseLetters(@Param('weight') weight: string, @Res() reply: FastifyReply): void {
    const font = { regular: FONTS.NotoSansJP.normal, bold: FONTS.NotoSansJP.bold }[weight];
    if (font === undefined) throw httpErrors.refuse('HTTP.ROUTE_NOT_FOUND');
    void reply
      .headers({ 'content-type': 'font/ttf', 'cache-control': 'public, max-age=2592000' })
      .send(createReadStream(font));
  }

  /**
   * A file by its name with the digest of its content, which may be kept for ever. An older digest (of
   * a page that was kept) is answered with the present file, to be asked for again.
   */
  @Get(':file')
  file(@Param('file') file: string, @Res() reply: FastifyReply): void {
    const address = `/assets/${file}`;
    const exact = ASSETS.find((asset) => asset.address === address);
    const found = exact ?? successorOf(file);
    if (found === undefined) throw httpErrors.refuse('HTTP.ROUTE_NOT_FOUND');
    void reply
      .headers({
        'content-type': found.mediaType,
        'cache-control': exact ? 'public, max-age=31536000, immutable' : 'no-cache',
      })
      .send(found.bytes);
  }
}

function successorOf(file: string): Asset | undefined {
  const named = NAMED.exec(file);
  if (named === null) return undefined;
  const [, name, ending] = named;
  return ASSETS.find(
    ({ address }) => address.startsWith(`/assets/${name}-`) && address.endsWith(ending ?? ''),
  );
}
