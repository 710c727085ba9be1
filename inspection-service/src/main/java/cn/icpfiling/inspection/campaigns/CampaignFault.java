package cn.icpfiling.inspection.campaigns;

/** The faults of a campaign; also the keys of their texts. */
enum CampaignFault {
    POPULATION_INCOMPLETE,
    POPULATION_UNFIT,
    PROVINCE_UNKNOWN,
    NATURE_UNKNOWN,
    CHECK_REPEATED,
    CAMPAIGN_DEADLINE_PAST,
    LIST_ENTRY_MALFORMED,
    LIST_ENTRY_REPEATED,
    LIST_NOTHING_FILED,
    NOTHING_UNANSWERED,
    EXPORT_TOO_LONG
}
