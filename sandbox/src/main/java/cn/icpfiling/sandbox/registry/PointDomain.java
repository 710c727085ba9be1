package cn.icpfiling.sandbox.registry;

import cn.icpfiling.sandbox.magic.MagicDns;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;

/** Changes what the DNS answers for a registered domain, so that a test moves a site away and back. */
@ApplicationScoped
class PointDomain {

    private final DomainDirectory directory;

    PointDomain(DomainDirectory directory) {
        this.directory = directory;
    }

    /** Refuses a domain that is not registered with 404. */
    Pointed handle(String name, Direction direction) {
        var fields = new Fields();
        DnsAddresses.check(Fields.body(direction).addresses(), fields);
        fields.refuseIfWrong();
        var before = directory.find(name).orElseThrow(PointDomain::notRegistered);
        var addresses = direction.addresses() == null ? before.addresses() : direction.addresses();
        return directory
                .point(name, addresses, direction.dnsCase())
                .map(Pointed::of)
                .orElseThrow(PointDomain::notRegistered);
    }

    private static Refusal notRegistered() {
        return Refusal.notFound("The domain is not registered", "POST /registry/domains buys it");
    }

    /**
     * What the DNS should answer.
     *
     * @param dnsCase null returns the decision to the first label of the name
     * @param addresses null leaves the addresses as they are
     */
    record Direction(MagicDns dnsCase, List<String> addresses) {}

    /** What the DNS answers now. */
    record Pointed(String domain, MagicDns dnsCase, List<String> addresses) {

        static Pointed of(RegisteredDomain domain) {
            return new Pointed(
                    domain.domain(),
                    domain.dnsCase() == null ? MagicDns.of(domain.domain()).orElse(MagicDns.OK) : domain.dnsCase(),
                    domain.addresses());
        }
    }
}
