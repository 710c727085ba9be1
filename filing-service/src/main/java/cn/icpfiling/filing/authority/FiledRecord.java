package cn.icpfiling.filing.authority;

/**
 * What the authority's register says of one service.
 *
 * @param subjectNumber empty when the authority named none
 * @param serviceNumber empty when the authority named none
 * @param barred on the authority's blacklist: neither filed nor to be filed
 */
public record FiledRecord(String siteName, String subjectNumber, String serviceNumber, boolean filed, boolean barred) {}
