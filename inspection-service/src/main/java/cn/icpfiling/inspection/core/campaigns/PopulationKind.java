package cn.icpfiling.inspection.core.campaigns;

/** How a campaign selects sites. */
public enum PopulationKind {
    ALL,
    PROVINCE,
    NATURE,
    /** A sample by seed: the same seed over the same sites gives the same sample. */
    SAMPLE,
    /** Domains and service numbers. */
    LIST,
    /** Sites with a domain about which the scans have learned nothing for long, when the campaign is created. */
    UNANSWERED
}
