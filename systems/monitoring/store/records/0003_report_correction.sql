-- Corrections (更正): a report is never changed, so what was wrong is said anew in a later issue that names the earlier one.

alter table monitoring.report
  add column corrects uuid references monitoring.report (id),
  add column correction_reason text check (correction_reason <> ''),
  -- An issue is corrected once; the next correction corrects the corrected one.
  add constraint report_corrected_once unique (corrects),
  add constraint report_correction_has_reason check ((corrects is null) = (correction_reason is null)),
  add constraint report_corrects_another check (corrects <> id);
