package cn.icpfiling.inspection.dns.verdict;

import java.net.InetAddress;

/**
 * Tells whether an address is where the domain should point. An answer without such an address is bad news and is
 * confirmed by a second name server. The event loop calls the test, so it must not block.
 */
@FunctionalInterface
public interface HereTest {
    boolean isHere(InetAddress address);

    /** Takes every address as good, for scans that only collect addresses. */
    static HereTest anywhere() {
        return address -> true;
    }
}
