package cn.icpfiling.filing.authority;

/**
 * The entry of one service in the authority's register.
 *
 * @param subjectNumber empty if the authority named none
 * @param serviceNumber empty if the authority named none
 * @param barred on the authority's blacklist: neither filed nor allowed to be filed
 */
public record FiledRecord(String siteName, String subjectNumber, String serviceNumber, boolean filed, boolean barred) {}
