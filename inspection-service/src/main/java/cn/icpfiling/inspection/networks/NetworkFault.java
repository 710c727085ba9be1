package cn.icpfiling.inspection.networks;

/** The faults of a network; also the keys of their texts. */
enum NetworkFault {
    ADDRESS_MALFORMED,
    CIDR_MALFORMED,
    CIDR_HOST_BITS,
    CIDR_TOO_WIDE,
    CIDR_SPECIAL_PURPOSE,
    REGION_UNKNOWN,
    DATES_REVERSED,
    DAY_IMPLAUSIBLE,
    NETWORKS_OVERLAP,
    NETWORK_OF_OTHER_PROVIDER,
    NETWORK_NOT_LISTED,
    TOO_MANY_NETWORKS,
    LIST_SHRINKS
}
