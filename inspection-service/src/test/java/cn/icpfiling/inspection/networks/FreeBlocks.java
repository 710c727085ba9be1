package cn.icpfiling.inspection.networks;

import java.util.concurrent.atomic.AtomicInteger;

/** Public blocks that no other test has. */
final class FreeBlocks {

    private static final AtomicInteger NEXT = new AtomicInteger();

    private FreeBlocks() {}

    /** The prefix of 256 IPv4 addresses, such as "36.0.1". */
    static String ipv4() {
        var next = NEXT.incrementAndGet();
        return "36." + (next >> 8) + "." + (next & 0xff);
    }

    /** The prefix of a /48, such as "2408:4001:1". */
    static String ipv6() {
        return "2408:4001:" + Integer.toHexString(NEXT.incrementAndGet());
    }
}
