package cn.icpfiling.account.policies;

import cn.icpfiling.account.store.SupportPolicyTable;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A version without its content. The shipped version has only its number and its state.
 *
 * @param effectiveFrom when it holds; of a version that is not confirmed when it is to, null for at once
 * @param decidedBy who confirmed or withdrew it; null before, and of a version of an earlier release
 */
@Schema(name = "SupportPolicyVersion")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyVersion(
        int version,
        PolicyState state,
        boolean inForce,
        Instant effectiveFrom,
        Integer replaces,
        UUID madeBy,
        Instant madeAt,
        UUID decidedBy,
        Instant decidedAt) {

    static PolicyVersion shipped(int inForce) {
        return new PolicyVersion(
                PolicyVersions.SHIPPED,
                PolicyState.CONFIRMED,
                inForce == PolicyVersions.SHIPPED,
                null,
                null,
                null,
                null,
                null,
                null);
    }

    static PolicyVersion of(SupportPolicyTable.Row row, int inForce) {
        return new PolicyVersion(
                row.version(),
                PolicyState.of(row),
                row.version() == inForce,
                row.isConfirmed() ? row.effectiveFrom() : row.wantedFrom(),
                row.replaces(),
                row.madeBy(),
                row.madeAt(),
                row.decidedBy(),
                row.decidedAt());
    }
}
