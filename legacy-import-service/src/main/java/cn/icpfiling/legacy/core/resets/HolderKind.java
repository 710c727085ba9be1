package cn.icpfiling.legacy.core.resets;

/** Whose papers the support needs (docs/trade.md 3.8). */
public enum HolderKind {
    PERSON,
    ORGANISATION
}
