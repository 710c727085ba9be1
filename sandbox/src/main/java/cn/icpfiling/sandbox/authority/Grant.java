package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.time.LegalTime;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.util.List;

/**
 * Applies a granted order to the register and informs the provider: the decision (BAJG), then the new entry (BASJ) or
 * the ended one (ZXSJ).
 */
@ApplicationScoped
class Grant {

    private static final String ASKED_FOR = "主办者申请注销";

    private final Filings filings;
    private final FilingNumbers numbers;
    private final Deregistration deregistration;
    private final Outgoing outgoing;
    private final FilingPasswords passwords;

    Grant(
            Filings filings,
            FilingNumbers numbers,
            Deregistration deregistration,
            Outgoing outgoing,
            FilingPasswords passwords) {
        this.filings = filings;
        this.numbers = numbers;
        this.deregistration = deregistration;
        this.outgoing = outgoing;
        this.passwords = passwords;
    }

    void handle(Orders.Order order, Instant at) {
        switch (order.filing().group().effect()) {
            case ADD_SUBJECT -> firstFiling(order, at);
            case ADD_SITE ->
                filed(order, newSites(order.filing(), order.filing().subjectNumber(), at), at);
            case GIVE_ACCESS -> filed(order, access(order.filing(), at), at);
            case REPLACE_SUBJECT -> {
                filings.replaceHolder(order.filing().subjectNumber(), Filings.Holder.of(order.filing()));
                filed(order, List.of(), at);
            }
            case REPLACE_SITE -> filed(order, changedSites(order.filing(), at), at);
            case END_SITE -> {
                decided(order, order.filing().subjectNumber(), leaving(order.filing()), at);
                deregistration.ofSites(
                        order.baxh(),
                        order.filing().subjectNumber(),
                        order.filing().sites().stream()
                                .map(UploadedFiling.Site::serviceNumber)
                                .toList(),
                        ASKED_FOR,
                        at);
            }
            case END_SUBJECT -> {
                decided(order, order.filing().subjectNumber(), List.of(), at);
                deregistration.ofSubject(order.baxh(), order.filing().subjectNumber(), ASKED_FOR, at);
            }
        }
    }

    private void firstFiling(Orders.Order order, Instant at) {
        var filing = order.filing();
        var prefix = Province.prefix(filing.province()).orElseThrow();
        var number = numbers.next(prefix, LegalTime.dayOf(at).getYear());
        var password = passwords.newPassword();
        filings.addSubject(number, order.baxh(), Filings.Holder.of(filing), passwords.hash(order.baxh(), password), at);
        filed(order, number, newSites(filing, number, at), at);
        passwords.send(filing.principal().mobile(), number, password);
    }

    private List<Filings.Site> newSites(UploadedFiling filing, String subjectNumber, Instant at) {
        return filing.sites().stream()
                .map(site -> filings.addSite(subjectNumber, site.id(), site.name(), site.asciiDomains(), at, at))
                .toList();
    }

    /**
     * Numbers, names and domains stay unchanged. The authority only records the provider that has access from now on.
     */
    private List<Filings.Site> access(UploadedFiling filing, Instant at) {
        if (!filings.knows(filing.subjectNumber())) {
            enterMadeUp(filing);
        }
        return filing.sites().stream()
                .map(site -> {
                    filings.giveAccess(site.serviceNumber(), site.id(), at);
                    return filings.ofServiceNumber(site.serviceNumber())
                            .orElseThrow()
                            .site();
                })
                .toList();
    }

    private void enterMadeUp(UploadedFiling filing) {
        filings.addSubject(filing.subjectNumber(), null, Filings.Holder.of(filing), null, FiledElsewhere.FILED);
        for (var site : filing.sites()) {
            filings.addSite(
                    filing.subjectNumber(), site.id(), site.name(), site.asciiDomains(), FiledElsewhere.FILED, null);
        }
    }

    private List<Filings.Site> changedSites(UploadedFiling filing, Instant at) {
        return filing.sites().stream()
                .map(site -> {
                    var before = filings.ofServiceNumber(site.serviceNumber()).orElseThrow();
                    var now = new Filings.Site(site.id(), site.serviceNumber(), site.name(), site.asciiDomains());
                    filings.changeSite(now, before.site().domains(), at);
                    return now;
                })
                .toList();
    }

    private static List<Filings.Site> leaving(UploadedFiling filing) {
        return filing.sites().stream()
                .map(site -> new Filings.Site(site.id(), site.serviceNumber(), site.name(), List.of()))
                .toList();
    }

    private void filed(Orders.Order order, List<Filings.Site> sites, Instant at) {
        filed(order, order.filing().subjectNumber(), sites, at);
    }

    private void filed(Orders.Order order, String number, List<Filings.Site> sites, Instant at) {
        decided(order, number, sites, at);
        var subject = filings.lock(number).orElseThrow();
        outgoing.add(
                "BASJ",
                XmlElement.of("Baxh", order.baxh()),
                XmlElement.of("Ztbah", number),
                XmlElement.of("Dwmc", subject.sponsor()),
                XmlElement.of("Dwxz", subject.nature()),
                XmlElement.of("Shengid", order.filing().province()),
                XmlElement.of("Shsj", Outgoing.time(at)),
                XmlElement.of("Wzlb", sites.stream().map(Grant::described).toList()));
    }

    private void decided(Orders.Order order, String number, List<Filings.Site> sites, Instant at) {
        outgoing.add(
                "BAJG",
                XmlElement.of("Baxh", order.baxh()),
                XmlElement.of("Jg", "0"),
                XmlElement.of("Shsj", Outgoing.time(at)),
                XmlElement.of("Ztbah", number),
                XmlElement.of("Wzlb", sites.stream().map(Grant::numbered).toList()));
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
}
