package cn.icpfiling.filing.offline;

import jakarta.validation.constraints.NotNull;

/** A warning for the holder before they act. */
record OfflineWarning(
        @NotNull Code code, @NotNull String detail, @NotNull String remedy) {

    /** The codes, in the order of display. */
    enum Code {
        TLD_NOT_APPROVED,
        TLD_NOT_KNOWN,
        SERVICE_MAY_BE_ADDED,
        PROVINCE_ASSUMED,
        NOT_WATCHED,
        STILL_SHOWN;

        /** The key of its texts. */
        String key() {
            return "OFFLINE." + name();
        }
    }
}
