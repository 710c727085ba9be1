package cn.icpfiling.filing.core.findings;

/**
 * Where a reviewer read what the platform could not query. The list is closed, so that no reviewer enters a vague
 * source.
 */
public enum EvidenceSource {
    /** The registry's public look-up page. */
    REGISTRY_PAGE,
    /** The registrar's own look-up page or its written answer. */
    REGISTRAR_PAGE,
    /** The authority's system, as the provider's staff sees it. */
    AUTHORITY_SYSTEM,
    /** The ministry's published list of approved top-level domains or registrars. */
    MINISTRY_LIST
}
