package cn.icpfiling.inspection.dns.verdict;

import java.net.InetAddress;
import java.util.List;

/**
 * Tells whether an address is where the domain should point. An answer without such an address is bad news and is
 * confirmed by a second name server. The event loop calls the test, so it must not block.
 */
@FunctionalInterface
public interface HereTest {
    boolean isHere(InetAddress address);

    /** Tells whether an answer with these addresses is good: one that is here suffices. */
    default boolean isGood(List<InetAddress> addresses) {
        for (var address : addresses) {
            if (isHere(address)) {
                return true;
            }
        }
        return false;
    }

    /** Tells whether bad news of one family counts although the other family is good, so that a second server confirms it. */
    default boolean isOfBothFamilies() {
        return false;
    }

    /** The test that is passed by an answer only whose addresses are all here. */
    static HereTest ofEach(HereTest test) {
        return new HereTest() {
            @Override
            public boolean isHere(InetAddress address) {
                return test.isHere(address);
            }

            @Override
            public boolean isGood(List<InetAddress> addresses) {
                return addresses.stream().allMatch(test::isHere);
            }

            @Override
            public boolean isOfBothFamilies() {
                return true;
            }
        };
    }

    /** Takes every address as good, for scans that only collect addresses. */
    static HereTest anywhere() {
        return address -> true;
    }
}
