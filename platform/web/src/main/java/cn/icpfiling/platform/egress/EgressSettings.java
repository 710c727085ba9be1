package cn.icpfiling.platform.egress;

import java.util.List;
import java.util.Set;

/**
 * @param ports that may be asked
 * @param accepted blocks of special purpose that a sandbox may reach
 * @param refused public blocks that are the platform's own
 * @param atOnce how many requests of a process run at a time
 * @param perHost how many of them go to one host
 * @param downgrade whether a redirect may lead from https to http
 * @param userAgent names the platform; printable ASCII
 */
record EgressSettings(
        Set<Integer> ports,
        List<String> accepted,
        List<String> refused,
        int atOnce,
        int perHost,
        boolean downgrade,
        String userAgent) {

    /** One request at a time to a host. */
    EgressSettings(
            Set<Integer> ports,
            List<String> accepted,
            List<String> refused,
            int atOnce,
            boolean downgrade,
            String userAgent) {
        this(ports, accepted, refused, atOnce, 1, downgrade, userAgent);
    }

    EgressSettings {
        if (!userAgent.matches("[\\x20-\\x7e]{1,256}")) {
            throw new IllegalArgumentException("icp.egress.user-agent is no header value");
        }
    }
}
