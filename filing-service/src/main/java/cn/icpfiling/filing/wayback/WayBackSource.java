package cn.icpfiling.filing.wayback;

/** A source that the way back needs. The names of the type check's sources are the same there. */
enum WayBackSource {
    /** The authority's interface for providers: by domain and by certificate. */
    AUTHORITY,
    OLD_PLATFORM,
    APPROVED_LISTS,
    /** The authority's public query by the sponsor's name. */
    PUBLIC_QUERY,
    /** The findings of inspection-service. */
    INSPECTION
}
