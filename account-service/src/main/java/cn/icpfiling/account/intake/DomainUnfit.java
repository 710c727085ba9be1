package cn.icpfiling.account.intake;

import java.util.List;
import java.util.UUID;

/** What this service reads of verification-service's news of a filed domain. */
record DomainUnfit(UUID filedDomainId, String domain, String serviceNumber, UUID subjectId, List<Broken> rules) {
    record Broken(String rule, String code) {}
}
