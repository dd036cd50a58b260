import type { Reply, Request } from '../../../shared/contract/host.ts';
import type { Result } from '../../../shared/contract/index.ts';
import { documentKind, SHEET_KINDS, type DocumentKind, type RenderFormat } from '../../../shared/contract/paper.ts';
import { Refusal } from '../kernel/refusal.ts';
import type { Service } from '../service.ts';

/** Makes PDF and PNG of a page; throws an Error with an Indonesian sentence where it cannot. */
export type PageMaker = {
  pdf(html: string, widthPx?: number): Promise<Uint8Array>;
  png(html: string, widthPx: number): Promise<Uint8Array>;
};

const A4_WIDTH_PX = 794;
const STRIP_WIDTH_PX = { 32: 320, 48: 440 } as const;

const isA4 = (document: DocumentKind): boolean => SHEET_KINDS.has(document);

/** A document as PDF or PNG: its HTML, set by the page maker. */
export async function makePage(document: DocumentKind, format: 'pdf' | 'png', render: (format: Extract<RenderFormat, 'html'>) => Result<'documents.render'> | Promise<Result<'documents.render'>>, pages: PageMaker, columns: 32 | 48 = 48): Promise<Result<'documents.render'>> {
  const html = (await render('html')).text ?? '';
  const width = isA4(document) ? A4_WIDTH_PX : STRIP_WIDTH_PX[columns];
  const bytes = await (format === 'png' ? pages.png(html, width) : isA4(document) ? pages.pdf(html) : pages.pdf(html, width)).catch((error: unknown) => {
    throw new Refusal('STORAGE', `Gambar dan PDF tidak dapat dibuat di sini. ${error instanceof Error ? error.message : ''}`.trim(), { format });
  });
  return { mime: format === 'pdf' ? 'application/pdf' : 'image/png', base64: Buffer.from(bytes).toString('base64') };
}

/** The same service, where `documents.render` also answers png and pdf. */
export function withPages(service: Service, pages: PageMaker): Service {
  const answer = async (request: Request, document: DocumentKind, format: 'pdf' | 'png', params: Record<string, unknown>): Promise<Reply> => {
    let failed: Reply | undefined;
    try {
      const result = await makePage(
        document, format,
        async (as) => {
          const reply = await service.handle({ ...request, params: { ...params, format: as } });
          if (!reply.ok) {
            failed = reply;
            throw new Error('no source');
          }
          return reply.result as Result<'documents.render'>;
        },
        pages, params['columns'] === 32 ? 32 : 48,
      );
      return { id: request.id, ok: true, result };
    } catch (error) {
      if (failed !== undefined) return failed;
      if (error instanceof Refusal) return { id: request.id, ok: false, error: { code: error.code, message: error.message, details: error.details } };
      throw error;
    }
  };
  return {
    ...service,
    handle: (request) => {
      if (request.method !== 'documents.render' || request.params === null || typeof request.params !== 'object') return service.handle(request);
      const params = request.params as Record<string, unknown>;
      const document = documentKind.safeParse(params['document']);
      const format = params['format'];
      return document.success && (format === 'pdf' || format === 'png') ? answer(request, document.data, format, params) : service.handle(request);
    },
  };
}
