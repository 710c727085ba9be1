package cn.icpfiling.sandbox.dns;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.magic.MagicDns;
import cn.icpfiling.sandbox.registry.DomainDirectory;
import cn.icpfiling.sandbox.registry.RegisteredDomain;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Finds the zone of an asked name: a registered domain, a magic name, a hop of an alias, or a name of the CDN. */
@ApplicationScoped
class Zones {

    static final String CDN = ".sandbox-cdn.cn";
    static final String FIRST_HOP = "hop1";
    static final String SECOND_HOP = "hop2";
    private static final Set<String> HOPS = Set.of(FIRST_HOP, SECOND_HOP);
    private static final Set<MagicDns> WITH_HOPS = Set.of(MagicDns.ALIAS, MagicDns.ALIAS_LOOP);

    private final DomainDirectory directory;

    Zones(DomainDirectory directory) {
        this.directory = directory;
    }

    /** The name is in lower case, without the final dot. Empty if the name does not exist. */
    Optional<Zone> find(String name) {
        if (name.endsWith(CDN)) {
            return domain(name.substring(0, name.length() - CDN.length()))
                    .filter(zone -> zone.how() == MagicDns.ALIAS_OUT)
                    .map(zone -> zone.answering(MagicDns.OK));
        }
        return domain(name).or(() -> hop(name));
    }

    private Optional<Zone> hop(String name) {
        var dot = name.indexOf('.');
        return dot > 0 && HOPS.contains(name.substring(0, dot))
                ? domain(name.substring(dot + 1))
                        .filter(zone -> WITH_HOPS.contains(zone.how()))
                        .map(zone -> zone.at(name.substring(0, dot)))
                : Optional.empty();
    }

    private Optional<Zone> domain(String name) {
        try {
            var apex = DomainName.parse(name).ascii();
            return directory
                    .find(apex)
                    .map(Zones::registered)
                    .or(() -> MagicDns.of(apex).map(how -> zone(apex, how, List.of())));
        } catch (IllegalArgumentException notADomain) {
            return Optional.empty();
        }
    }

    /** A registered domain without addresses has none, unless its name or a test asks for a case. */
    private static Zone registered(RegisteredDomain domain) {
        var apex = domain.domain();
        var how =
                domain.dnsCase() != null ? domain.dnsCase() : MagicDns.of(apex).orElse(null);
        return how == null ? new Zone(apex, MagicDns.OK, domain.addresses(), "") : zone(apex, how, domain.addresses());
    }

    private static Zone zone(String apex, MagicDns how, List<String> addresses) {
        return new Zone(apex, how, addresses.isEmpty() ? WorldAddresses.here(how, apex) : addresses, "");
    }
}
