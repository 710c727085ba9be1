package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.util.List;

/** Where a host that a stranger chose may be connected to. */
public sealed interface HostAddresses {

    /** @param addresses at least one; each may be connected to, and the name must not be resolved again */
    record Checked(List<InetAddress> addresses) implements HostAddresses {}

    /** @param why REFUSED_URL for what is no domain name, else as a request to the host would end */
    record None(FetchOutcome why) implements HostAddresses {}
}
