package cn.icpfiling.filing.core;

/** Where a reviewer has read what the machine could not ask for: a closed list, so that nobody writes "seen somewhere". */
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
