package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.egress.HostAddresses;
import cn.icpfiling.platform.egress.SafeFetch;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Set;

/**
 * Where a WHOIS server may be connected to: a record that names one is foreign input, and must not make the service call
 * its own network. The platform's egress resolves and judges the name, as it does for what it asks by HTTP itself. {@code
 * icp.verification.source.allowed-hosts} names the hosts of the one-machine stack.
 */
@ApplicationScoped
class PublicAddresses {

    sealed interface Place {}

    /** @param addresses each may be connected to, and the name must not be resolved again */
    record At(List<InetAddress> addresses) implements Place {}

    record Nowhere(AnswerKind why) implements Place {}

    private final Set<String> allowed;
    private final SafeFetch egress;

    PublicAddresses(SourceSettings settings, SafeFetch egress) {
        this.allowed = settings.allowedHosts().orElse(Set.of());
        this.egress = egress;
    }

    Place of(String host, Duration patience) {
        if (isAllowed(host)) {
            return ofThisStack(host);
        }
        return switch (egress.addresses(host, patience)) {
            case HostAddresses.Checked(var addresses) -> new At(addresses);
            case HostAddresses.None(var why) -> new Nowhere(AnswerKind.of(why));
        };
    }

    /** Whether this is a host of the one-machine stack. */
    boolean isAllowed(String host) {
        return allowed.contains(host);
    }

    private static Place ofThisStack(String host) {
        try {
            return new At(List.of(InetAddress.getAllByName(host)));
        } catch (UnknownHostException noHost) {
            return new Nowhere(AnswerKind.UNREACHABLE);
        }
    }
}
