package cn.icpfiling.account.policies;

import cn.icpfiling.account.store.SupportPolicyTable;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** A version without its content. The shipped version has only its number. */
@Schema(name = "SupportPolicyVersion")
@JsonInclude(JsonInclude.Include.NON_NULL)
record PolicyVersion(
        int version, boolean inForce, Instant effectiveFrom, Integer replaces, UUID madeBy, Instant madeAt) {

    static PolicyVersion of(SupportPolicyTable.Row row, int inForce) {
        return new PolicyVersion(
                row.version(),
                row.version() == inForce,
                row.effectiveFrom(),
                row.replaces(),
                row.madeBy(),
                row.madeAt());
    }
}
