package cn.icpfiling.inspection.intake;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** What this service reads of verification-service's news of a filed domain; no look is named where nobody looked. */
record FitnessNews(
        UUID filedDomainId,
        String domain,
        UUID serviceId,
        String serviceNumber,
        UUID subjectId,
        Instant since,
        List<Broken> rules,
        UUID verificationId) {
    record Broken(String rule, String code) {}
}
