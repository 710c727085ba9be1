package cn.icpfiling.account.consumers;

import java.util.UUID;

/** The fields that this service reads of legacy-import-service's events on filings that came over. */
record LegacyFiling(UUID legacyFilingId, String way, UUID account, UUID subjectId) {}
