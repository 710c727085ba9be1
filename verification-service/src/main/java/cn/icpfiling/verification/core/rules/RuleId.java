package cn.icpfiling.verification.core.rules;

/** The domain rules of a filing, by the names in contract, data and texts. */
public enum RuleId {
    /** Registrant and subject are the same. */
    D1,
    /** The registrant's real-name verification is passed. */
    D2,
    /** The authority holds the current real-name data. */
    D3,
    /** Registered and not expired. */
    D4,
    /** Top-level domain approved by the ministry. */
    D5,
    /** Registrar approved by the ministry. */
    D6
}
