package cn.icpfiling.filing.offline;

import jakarta.validation.constraints.NotNull;

/** Something to know before anything is done. */
record OfflineWarning(
        @NotNull Code code, @NotNull String detail, @NotNull String remedy) {

    /** In the order in which they are told. */
    enum Code {
        TLD_NOT_APPROVED,
        TLD_NOT_KNOWN,
        SERVICE_MAY_BE_ADDED,
        PROVINCE_ASSUMED,
        NOT_WATCHED,
        STILL_SHOWN;

        /** Its texts. */
        String key() {
            return "OFFLINE." + name();
        }
    }
}
