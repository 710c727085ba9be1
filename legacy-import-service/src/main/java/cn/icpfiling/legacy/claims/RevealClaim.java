package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyPerson;
import cn.icpfiling.legacy.core.LegacyProblem;
import cn.icpfiling.legacy.store.ClaimLimitTable;
import cn.icpfiling.legacy.store.LegacyClaimRepository;
import cn.icpfiling.legacy.store.LegacyContents;
import cn.icpfiling.legacy.store.LegacyFilingRepository;
import cn.icpfiling.platform.audit.Act;
import cn.icpfiling.platform.audit.Audit;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.CurrentActor;
import com.fasterxml.jackson.annotation.JsonInclude;
import jakarta.enterprise.context.RequestScoped;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Shows the support the claimed filing's data in clear, to compare them with the papers. */
@RequestScoped
class RevealClaim {

    private static final int AN_HOUR = 60;

    private final LegacyClaimRepository claims;
    private final LegacyFilingRepository filings;
    private final LegacyContents contents;
    private final ClaimLimitTable limits;
    private final CurrentActor actor;
    private final Audit audit;

    RevealClaim(
            LegacyClaimRepository claims,
            LegacyFilingRepository filings,
            LegacyContents contents,
            ClaimLimitTable limits,
            CurrentActor actor,
            Audit audit) {
        this.claims = claims;
        this.filings = filings;
        this.contents = contents;
        this.limits = limits;
        this.actor = actor;
        this.audit = audit;
    }

    /** Why the support looks. */
    @Schema(name = "LegacyClaimRevealReason")
    enum Reason {
        COMPARE_PAPERS,
        ANSWER_HOLDER
    }

    /** The data of the old filing that papers prove; absent what the old platform did not have. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RevealedLegacyClaim")
    record Revealed(
            @NotNull UUID claimId,
            String name,
            @NotNull int certificateType,
            @NotNull String certificateNumber,
            String certificateAddress,
            Principal principal) {

        @Override
        public String toString() {
            return "Revealed[" + claimId + "]";
        }
    }

    @JsonInclude(JsonInclude.Include.NON_NULL)
    @Schema(name = "RevealedLegacyPrincipal")
    record Principal(String name, Integer certificateType, String certificateNumber, String mobile, String mail) {

        static Principal of(LegacyPerson person) {
            return person == null
                    ? null
                    : new Principal(
                            person.name(),
                            person.certificateType(),
                            person.certificateNumber(),
                            person.mobile(),
                            person.mail());
        }

        @Override
        public String toString() {
            return "Principal";
        }
    }

    /** The audit entry is committed before the values leave. 403 LEGACY_CLAIM_OWN for the claimer's own data. */
    Revealed handle(UUID id, Reason reason) {
        var staff = actor.account();
        UnitOfWork.run(() -> requireForeign(id));
        limits.count(staff, ClaimLimitTable.Kind.REVEAL, AN_HOUR);
        return UnitOfWork.in(() -> {
            var claim = claims.findById(id);
            var filing = filings.findById(claim.filing());
            audit.record(Act.of("DATA.REVEAL", ClaimSteps.OBJECT, id)
                    .because(reason.name())
                    .with("filing", filing.id()));
            var content = contents.content(filing);
            return new Revealed(
                    id,
                    content.name(),
                    filing.certificateType(),
                    contents.certificateNumber(filing),
                    content.certificateAddress(),
                    Principal.of(content.principal()));
        });
    }

    private void requireForeign(UUID id) {
        var claim = claims.findByIdOptional(id).orElseThrow(() -> new ProblemException(CommonProblem.NOT_FOUND));
        if (actor.get().isSamePersonAs(claim.account())) {
            throw new ProblemException(LegacyProblem.LEGACY_CLAIM_OWN);
        }
    }
}
