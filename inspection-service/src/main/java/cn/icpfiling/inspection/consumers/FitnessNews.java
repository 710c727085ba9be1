package cn.icpfiling.inspection.consumers;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The fields that this service reads of verification-service's event on a filed domain. The verification id is null if
 * there was no verification.
 */
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
