package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;

/** Reports a domain without a filing at this provider's address, by a record of group WBAWZLB. */
@ApplicationScoped
class SeeUnfiledSite {

    private final Outgoing outgoing;
    private final TestClock clock;

    SeeUnfiledSite(Outgoing outgoing, TestClock clock) {
        this.outgoing = outgoing;
        this.clock = clock;
    }

    @Transactional
    Sighting handle(Wish wish) {
        var fields = new Fields();
        RegisterFields.domain("/domain", Fields.body(wish).domain(), fields);
        fields.check(
                        wish.address() == null || wish.address().matches("[0-9A-Fa-f.:]{2,45}"),
                        "/address",
                        "WRONG_FORM",
                        "/address is no IP address")
                .refuseIfWrong();
        var domain = DomainName.parse(wish.domain()).ascii();
        outgoing.add(
                "WBAWZLB",
                XmlElement.of("Ym", domain),
                XmlElement.of("Ip", wish.address() == null ? "" : wish.address()),
                XmlElement.of("Fxsj", Outgoing.time(clock.now())));
        return new Sighting(domain);
    }

    /** The domain and the address where it was seen. */
    record Wish(String domain, String address) {}

    /** The report to the provider. */
    record Sighting(String domain) {}
}
