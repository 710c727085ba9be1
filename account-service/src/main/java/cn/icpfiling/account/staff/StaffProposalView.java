package cn.icpfiling.account.staff;

import cn.icpfiling.account.core.StaffProposal;
import cn.icpfiling.account.core.StaffProposalKind;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * What waits for a second administrator.
 *
 * @param roles null unless roles are proposed
 */
@Schema(name = "StaffProposal")
public record StaffProposalView(
        StaffProposalKind kind, List<String> roles, UUID madeBy, Instant madeAt, Instant expiresAt) {

    static StaffProposalView of(StaffProposal open) {
        return new StaffProposalView(
                open.kind(),
                open.roles().isEmpty() ? null : List.copyOf(open.roles()),
                open.madeBy(),
                open.madeAt(),
                open.expiresAt());
    }
}
