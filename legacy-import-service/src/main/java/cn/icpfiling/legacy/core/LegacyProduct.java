package cn.icpfiling.legacy.core;

/** The product of the old platform that a filing belongs to. */
public enum LegacyProduct {
    ICP,
    /** 旺铺, a shop front. */
    WANGPU,
    /** 企业官网, a company's site from a kit. */
    ENTERPRISE_SITE
}
