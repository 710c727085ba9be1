package cn.icpfiling.filing.authority;

import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Why an issue needs no more work. The list is closed, so that no personal data is written here. */
@Schema(name = "AuthorityIssueSettingAside")
record SettingAside(@NotNull Reason reason) {

    /** The reasons to set an issue aside. */
    @Schema(name = "AuthorityIssueReason")
    enum Reason {
        /** Settled by phone or in writing, outside the interface. */
        SETTLED_WITH_AUTHORITY,
        /** A later result of the authority replaces it. */
        OVERTAKEN,
        /** It does not concern this provider. */
        NOT_OURS
    }
}
