package cn.icpfiling.filing.core.typecheck;

/** Where a member of staff looked up whether a subject is filed. */
public enum InquirySource {
    /** The authority's system, with the provider's login. */
    AUTHORITY_SYSTEM,
    /** The authority's public query. */
    PUBLIC_QUERY
}
