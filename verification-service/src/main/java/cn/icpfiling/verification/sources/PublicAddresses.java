package cn.icpfiling.verification.sources;

import cn.icpfiling.platform.egress.SpecialPurposeRegistry;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import java.util.Set;

/**
 * Allows WHOIS servers at public addresses only: a record that names one is foreign input, and must not make the service
 * call its own network. The platform's egress has the list of what is not public, and asks by HTTP itself. {@code
 * icp.verification.source.allowed-hosts} names the hosts of the one-machine stack.
 */
@ApplicationScoped
class PublicAddresses {

    sealed interface Place {}

    record At(InetAddress address) implements Place {}

    /** No such host. */
    record Nowhere() implements Place {}

    /** An address that is not public. */
    record NotPublic() implements Place {}

    private final Set<String> allowed;

    PublicAddresses(SourceSettings settings) {
        allowed = settings.allowedHosts().orElse(Set.of());
    }

    /** Returns the address to connect to. A host name with even one address that is not public is refused. */
    Place of(String host) {
        try {
            var addresses = InetAddress.getAllByName(host);
            var all = isAllowed(host) || List.of(addresses).stream().allMatch(PublicAddresses::isPublic);
            return all ? new At(addresses[0]) : new NotPublic();
        } catch (UnknownHostException noHost) {
            return new Nowhere();
        }
    }

    /** Whether this is a host of the one-machine stack. */
    boolean isAllowed(String host) {
        return allowed.contains(host);
    }

    static boolean isPublic(InetAddress address) {
        return SpecialPurposeRegistry.bundled().reservedBy(address.getAddress()).isEmpty();
    }
}
