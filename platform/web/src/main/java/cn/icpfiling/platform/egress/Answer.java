package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Map;

/**
 * One answer of HTTP.
 *
 * @param headers by lower-case names; one char of a value is one byte
 * @param body decompressed
 */
record Answer(int status, Map<String, List<String>> headers, byte[] body, InetAddress address) {

    String header(String name) {
        var values = headers.get(name);
        return values == null ? null : values.getFirst();
    }

    boolean isRedirect() {
        return switch (status) {
            case 301, 302, 303, 307, 308 -> header("location") != null;
            default -> false;
        };
    }
}
