package cn.icpfiling.filing.serving;

/** A change of a list, and the version that it made. */
record ServedChange(ServedDomain item, ListVersion version) {}
