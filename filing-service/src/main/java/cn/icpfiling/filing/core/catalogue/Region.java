package cn.icpfiling.filing.core.catalogue;

import jakarta.persistence.Embeddable;

/** Three levels of GB/T 2260: province of two digits, city and county of six; a few cities have no county. */
@Embeddable
public record Region(String province, String city, String county) {}
