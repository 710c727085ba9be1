package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.core.Fault;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.rules.FindingCode;
import cn.icpfiling.verification.core.rules.RuleId;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * The events verification.domain.unfit, .fit-again and .no-longer-judged, as in schemas/verification.domain.v1.json.
 *
 * @param since when a round first saw any of the rules broken, or since when the domain is fit or not judged
 * @param rules broken rules; only in unfit
 * @param verificationId the round whose evidence supports the event; absent if there was no round
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
record FitnessTold(
        UUID filedDomainId,
        String domain,
        UUID serviceId,
        String serviceNumber,
        UUID subjectId,
        Instant since,
        List<Broken> rules,
        UUID verificationId) {

    static final String TOPIC = "icp.verification.verdict.v1";

    /** The type of the event. */
    enum Type {
        UNFIT("verification.domain.unfit"),
        FIT_AGAIN("verification.domain.fit-again"),
        NO_LONGER_JUDGED("verification.domain.no-longer-judged");

        private final String literal;

        Type(String literal) {
            this.literal = literal;
        }

        String literal() {
            return literal;
        }
    }

    record Broken(RuleId rule, FindingCode code) {}

    static FitnessTold of(FiledDomain domain, Instant since, List<Fault> broken, UUID round) {
        return new FitnessTold(
                domain.id(),
                domain.domain(),
                domain.serviceId(),
                domain.serviceNumber(),
                domain.subjectId(),
                broken.stream().map(Fault::since).min(Instant::compareTo).orElse(since),
                broken.stream()
                        .map(fault -> new Broken(fault.rule(), fault.code()))
                        .toList(),
                round);
    }
}
