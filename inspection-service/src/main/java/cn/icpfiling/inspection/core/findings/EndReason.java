package cn.icpfiling.inspection.core.findings;

/** Why a finding ended without a cure. */
public enum EndReason {
    /** The site has no access with the provider any more. Holder, provider or authority ended it. */
    ACCESS_ENDED,
    /** The site or the subject has left the register. */
    RECORD_ENDED,
    /** The source does not judge the site any more. */
    NO_LONGER_JUDGED
}
