package cn.icpfiling.platform.egress;

import java.net.InetAddress;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import javax.net.ssl.SSLContext;

/** The platform's client for tests without a container. Its parts are the package's own. */
public final class TestEgress {

    private TestEgress() {}

    /** Knows no name, so it reaches nothing. */
    public static SafeFetch nowhere(SSLContext trust) {
        return naming(443, trust, _ -> List.of());
    }

    /** @param accepted blocks of this machine that may be asked */
    public static SafeFetch naming(
            int port, SSLContext trust, Function<String, List<InetAddress>> names, String... accepted) {
        var settings = new EgressSettings(Set.of(port), List.of(accepted), List.of(), 8, true, "test/1.0");
        return new SafeFetch(settings, (host, _) -> names.apply(host), trust);
    }
}
