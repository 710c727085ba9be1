package cn.icpfiling.verification.reverify;

import cn.icpfiling.verification.core.DomainStanding;
import cn.icpfiling.verification.core.FiledDomain;
import cn.icpfiling.verification.core.FiledFitness;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

@Schema(name = "FiledDomainPage", requiredProperties = "items")
@JsonInclude(JsonInclude.Include.NON_NULL)
record FiledDomainPage(List<StandingView> items, String next) {

    @Schema(
            name = "FiledDomainStanding",
            requiredProperties = {"filedDomainId", "domain", "serviceId", "serviceNumber", "fitness", "since", "faults"
            })
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record StandingView(
            UUID filedDomainId,
            String domain,
            UUID serviceId,
            String serviceNumber,
            FiledFitness fitness,
            Instant since,
            List<FiledDomainVerificationView.FaultView> faults,
            Instant lastRoundAt,
            Instant nextRoundAt,
            Integer roundsWithoutAnswer,
            Instant silentSince) {

        static StandingView of(FiledDomain domain, DomainStanding standing) {
            var now = standing.standing();
            return new StandingView(
                    domain.id(),
                    domain.domain(),
                    domain.serviceId(),
                    domain.serviceNumber(),
                    now.fitness(),
                    now.since(),
                    FiledDomainVerificationView.FaultView.of(now.faults()),
                    standing.lastRoundAt(),
                    standing.nextRoundAt(),
                    standing.unknownRounds() == 0 ? null : (Integer) standing.unknownRounds(),
                    standing.silentSince());
        }
    }
}
