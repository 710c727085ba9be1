package cn.icpfiling.legacy.claims;

import cn.icpfiling.legacy.core.LegacyProblem;
import cn.icpfiling.platform.problem.CommonProblem;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.web.call.AnsweredProblem;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.ProcessingException;
import jakarta.ws.rs.WebApplicationException;
import java.util.Optional;
import java.util.UUID;
import org.eclipse.microprofile.rest.client.inject.RestClient;

/** Finds the data of a claim. It may call filing-service: never use it inside a transaction. */
@ApplicationScoped
class FindClaimData {

    private final TypeChecksApi typeChecks;

    FindClaimData(@RestClient TypeChecksApi typeChecks) {
        this.typeChecks = typeChecks;
    }

    /**
     * 422 LEGACY_CLAIM_TYPE_CHECK_UNKNOWN for a check that is not the account's, whether or not it exists; 503 UPSTREAM_UNAVAILABLE
     * without an answer of filing-service.
     */
    ClaimData handle(UUID account, LegacyClaimRequest wanted) {
        return wanted.typeCheckId() == null ? wanted.data() : ofTypeCheck(account, wanted.typeCheckId());
    }

    private ClaimData ofTypeCheck(UUID account, UUID id) {
        var check = shown(id)
                .filter(found -> account.equals(found.holder()))
                .orElseThrow(() -> new ProblemException(LegacyProblem.LEGACY_CLAIM_TYPE_CHECK_UNKNOWN));
        return new ClaimData(
                check.region().province(),
                check.region().city(),
                check.nature(),
                check.certificateType(),
                check.certificateNumber(),
                check.domain(),
                null);
    }

    private Optional<TypeChecksApi.TypeCheck> shown(UUID id) {
        try {
            return Optional.of(typeChecks.show(id));
        } catch (WebApplicationException answered) {
            if (AnsweredProblem.isNotFound(answered)) {
                return Optional.empty();
            }
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(answered);
        } catch (ProcessingException silent) {
            throw new ProblemException(CommonProblem.UPSTREAM_UNAVAILABLE).causedBy(silent);
        }
    }
}
