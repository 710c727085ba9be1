package cn.icpfiling.filing.authority;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why something needs nobody any more. A closed list, so that nobody writes about people here. */
@Schema(name = "AuthorityIssueSettingAside")
record SettingAside(@NotNull Reason reason) {

    /** What made it needless. */
    @Schema(name = "AuthorityIssueReason")
    enum Reason {
        /** By phone or in writing, outside the interface. */
        SETTLED_WITH_AUTHORITY,
        /** A later word of the authority stands. */
        OVERTAKEN,
        /** It is about nothing of this provider's. */
        NOT_OURS
    }
}
