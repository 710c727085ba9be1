package cn.icpfiling.account.consumers;

import java.util.List;
import java.util.UUID;

/** The fields that this service reads of the event verification.domain.unfit. */
record DomainUnfit(UUID filedDomainId, String domain, String serviceNumber, UUID subjectId, List<Broken> rules) {
    record Broken(String rule, String code) {}
}
