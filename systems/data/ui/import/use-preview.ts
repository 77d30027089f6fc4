import { type ClientProblem, callRoute } from '@sanyi/ui';
import { keepPreviousData, type UseQueryResult, useQuery } from '@tanstack/react-query';
import { dataRoute, type ImportChoice, type Preview } from '../shared/contract.ts';

/** The first twenty rows as these choices read them (预览); asked again only when they change. */
export function usePreview(
  fileNo: number,
  choice: ImportChoice,
  enabled: boolean,
): UseQueryResult<Preview, ClientProblem> {
  const { format, encoding, sheet, headLine, fields } = choice;
  return useQuery<Preview, ClientProblem>({
    queryKey: [
      dataRoute('preview').path,
      fileNo,
      format,
      encoding ?? null,
      sheet ?? null,
      headLine ?? null,
      fields ?? null,
    ],
    queryFn: ({ signal }) =>
      callRoute<Preview>(dataRoute('preview'), { params: { fileNo }, body: choice, signal }),
    enabled,
    staleTime: 60_000,
    placeholderData: keepPreviousData,
  });
}
