package cn.icpfiling.account.intake;

import java.util.UUID;

/** What we read of filing-service's events on offline cases; the rest is none of our business. */
record OfflineStep(UUID caseId, UUID holder) {}
