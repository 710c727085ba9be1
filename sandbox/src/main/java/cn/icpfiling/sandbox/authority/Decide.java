package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicLabel;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The authority decides: it refuses what it is told to or what is filed already, and grants the rest. */
@ApplicationScoped
class Decide {

    private final Orders orders;
    private final Filings filings;
    private final FiledElsewhere elsewhere;
    private final FilingNumbers numbers;
    private final Outgoing outgoing;
    private final FilingPasswords passwords;
    private final TestClock clock;

    Decide(
            Orders orders,
            Filings filings,
            FiledElsewhere elsewhere,
            FilingNumbers numbers,
            Outgoing outgoing,
            FilingPasswords passwords,
            TestClock clock) {
        this.orders = orders;
        this.filings = filings;
        this.elsewhere = elsewhere;
        this.numbers = numbers;
        this.outgoing = outgoing;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Transactional
    void handle(long id) {
        orders.lock(id, OrderState.UNDER_REVIEW).ifPresent(order -> {
            var reasons = reasons(order.filing());
            if (reasons.isEmpty()) {
                grant(order);
            } else {
                refuse(order, reasons);
            }
        });
    }

    private List<Reason> reasons(UploadedFiling filing) {
        var reasons = new ArrayList<Reason>();
        if (filings.heldBy(filing.certificateType(), filing.certificateNumber()).isPresent()) {
            reasons.add(new Reason("/subject/certificateNumber", "SPONSOR_CONFLICT", "主办者冲突：该证件已有备案主体"));
        }
        int place = 0;
        for (var site : filing.sites()) {
            for (String domain : site.domains()) {
                domainReason(
                        "/service/domains/" + place++, DomainName.parse(domain).ascii(), reasons);
            }
        }
        return reasons;
    }

    private void domainReason(String pointer, String domain, List<Reason> reasons) {
        MagicLabel.refusalCode(domain).ifPresent(code -> reasons.add(new Reason(pointer, code, RefusalTexts.of(code))));
        if (MagicLabel.BLACKLIST.marks(domain)) {
            reasons.add(new Reason(pointer, "BLACKLISTED", "域名在黑名单中"));
        }
        if (elsewhere.entry(domain).isPresent() || filings.ofDomain(domain).isPresent()) {
            reasons.add(new Reason(pointer, "DOMAIN_CONFLICT", "域名冲突：该域名已备案"));
        }
    }

    private void refuse(Orders.Order order, List<Reason> reasons) {
        orders.become(order.id(), OrderState.REFUSED);
        outgoing.add(
                "BAJG",
                XmlElement.of("Baxh", order.baxh()),
                XmlElement.of("Jg", "1"),
                XmlElement.of("Shsj", Outgoing.time(clock.now())),
                XmlElement.of(
                        "Yylb",
                        reasons.stream()
                                .map(reason -> XmlElement.of(
                                        "Yy",
                                        List.of(
                                                XmlElement.of("Zd", reason.pointer()),
                                                XmlElement.of("Dm", reason.code()),
                                                XmlElement.of("Ms", reason.text()))))
                                .toList()));
    }

    private void grant(Orders.Order order) {
        Instant at = clock.now();
        var filing = order.filing();
        String prefix = Province.prefix(filing.province()).orElseThrow();
        String number = numbers.next(prefix, LegalTime.dayOf(at).getYear());
        String password = passwords.newPassword();
        var sites = filings.add(number, order, passwords.hash(order.baxh(), password), at);
        orders.become(order.id(), OrderState.GRANTED);
        outgoing.add(
                "BAJG",
                XmlElement.of("Baxh", order.baxh()),
                XmlElement.of("Jg", "0"),
                XmlElement.of("Shsj", Outgoing.time(at)),
                XmlElement.of("Ztbah", number),
                XmlElement.of("Wzlb", sites.stream().map(Decide::numbered).toList()));
        outgoing.add(
                "BASJ",
                XmlElement.of("Baxh", order.baxh()),
                XmlElement.of("Ztbah", number),
                XmlElement.of("Dwmc", filing.sponsor()),
                XmlElement.of("Dwxz", filing.nature()),
                XmlElement.of("Shengid", filing.province()),
                XmlElement.of("Shsj", Outgoing.time(at)),
                XmlElement.of("Wzlb", sites.stream().map(Decide::described).toList()));
        passwords.send(filing.principal().mobile(), number, password);
    }

    private static XmlElement numbered(Filings.Site site) {
        return XmlElement.of(
                "Wzxx", List.of(XmlElement.of("Wzxh", site.id()), XmlElement.of("Wzbah", site.serviceNumber())));
    }

    private static XmlElement described(Filings.Site site) {
        return XmlElement.of(
                "Wzxx",
                List.of(
                        XmlElement.of("Wzxh", site.id()),
                        XmlElement.of("Wzbah", site.serviceNumber()),
                        XmlElement.of("Wzmc", site.name()),
                        XmlElement.of(
                                "Ymlb",
                                site.domains().stream()
                                        .map(domain -> XmlElement.of("Ym", domain))
                                        .toList())));
    }

    private record Reason(String pointer, String code, String text) {}
}
