package cn.icpfiling.sandbox.authority;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.platform.time.LegalTime;
import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.refusal.Fields;
import cn.icpfiling.sandbox.refusal.Refusal;
import cn.icpfiling.sandbox.store.StoreException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;

/**
 * Enters a subject as filed through another provider, at once. The sandbox does not simulate that provider's steps. The
 * response contains the filing password, because the holder knows it. A filing of the old platform is entered under the
 * number that it has, with the access of this provider.
 */
@ApplicationScoped
public class EnterFiling {

    private static final int MOST_SERVICES = 20;
    private static final int MOST_DOMAINS = 20;

    private final Filings filings;
    private final FilingNumbers numbers;
    private final FilingPasswords passwords;
    private final TestClock clock;

    EnterFiling(Filings filings, FilingNumbers numbers, FilingPasswords passwords, TestClock clock) {
        this.filings = filings;
        this.numbers = numbers;
        this.passwords = passwords;
        this.clock = clock;
    }

    @Transactional
    public Filed handle(Wish wish) {
        check(Fields.body(wish));
        try {
            return file(wish);
        } catch (StoreException e) {
            if (e.duplicateKey()) {
                // another request filed it between the check and the insert
                throw conflict("");
            }
            throw e;
        }
    }

    private Filed file(Wish wish) {
        var holder = new Filings.Holder(
                wish.sponsor().strip(), wish.nature(), wish.certificateType(), wish.certificateNumber());
        if (filings.heldBy(holder.certificateType(), holder.certificateNumber()).isPresent()) {
            throw conflict("/certificateNumber");
        }
        var at = clock.now();
        var number = wish.subjectNumber() == null ? numberOf(wish.province(), at) : wish.subjectNumber();
        if (filings.knows(number)) {
            throw conflict("/subjectNumber");
        }
        var password = passwords.newPassword();
        filings.addSubject(number, null, holder, passwords.hash(number, password), at);
        var services = wish.services();
        for (var i = 0; i < services.size(); i++) {
            var domains = ascii(services.get(i));
            for (var j = 0; j < domains.size(); j++) {
                if (filings.ofDomain(domains.get(j)).isPresent()) {
                    throw conflict("/services/" + i + "/domains/" + j);
                }
            }
            filings.addSite(number, "", services.get(i).name().strip(), domains, at, wish.accessedHere() ? at : null);
        }
        return new Filed(
                number,
                password,
                filings.ofSubjectNumber(number).stream()
                        .map(Filings.Entry::site)
                        .filter(site -> site != Filings.Site.NONE)
                        .map(site -> new FiledService(site.serviceNumber(), site.name(), site.domains()))
                        .toList());
    }

    private String numberOf(String province, Instant at) {
        return numbers.next(
                Province.prefix(province).orElseThrow(), LegalTime.dayOf(at).getYear());
    }

    private static Refusal conflict(String pointer) {
        return Refusal.of(
                        409,
                        "ALREADY_FILED",
                        "Filed already",
                        "This certificate, number or domain is filed already",
                        "Take another, or POST /authority/deregistrations what is filed")
                .with(List.of(new Refusal.Fault(pointer, "ALREADY_FILED", "is filed already")));
    }

    private static List<String> ascii(WishedService service) {
        return service.domains().stream()
                .map(domain -> DomainName.parse(domain).ascii())
                .toList();
    }

    private static void check(Wish wish) {
        var fields = new Fields();
        fields.required("/sponsor", wish.sponsor(), 256).required("/certificateNumber", wish.certificateNumber(), 64);
        fields.check(
                wish.nature() != null && CertificateTypes.natureKnown(wish.nature()),
                "/nature",
                "UNKNOWN_CODE",
                "/nature is a code of the filing's natures");
        fields.check(
                wish.nature() != null
                        && wish.certificateType() != null
                        && CertificateTypes.allowed(wish.nature(), wish.certificateType()),
                "/certificateType",
                "NOT_ALLOWED",
                "/certificateType is a code that this nature may show");
        fields.check(
                wish.province() != null && Province.prefix(wish.province()).isPresent(),
                "/province",
                "UNKNOWN_CODE",
                "/province is a code of GB/T 2260 with two, four or six digits");
        fields.check(
                wish.subjectNumber() == null || isNumberOf(wish.province(), wish.subjectNumber()),
                "/subjectNumber",
                "WRONG_FORM",
                "/subjectNumber is a number of eight digits of the province");
        fields.check(
                wish.services().size() <= MOST_SERVICES,
                "/services",
                "TOO_LONG",
                "/services holds at most " + MOST_SERVICES);
        var seen = new HashSet<String>();
        for (var i = 0; i < wish.services().size(); i++) {
            check("/services/" + i, wish.services().get(i), seen, fields);
        }
        fields.refuseIfWrong();
    }

    /** Numbers of today are given by the register itself. */
    private static boolean isNumberOf(String province, String number) {
        return province != null
                && Province.prefix(province)
                        .filter(prefix -> number.matches(prefix + "ICP备\\d{8}号"))
                        .isPresent();
    }

    private static void check(String at, WishedService service, HashSet<String> seen, Fields fields) {
        if (service == null) {
            fields.wrong(at, "REQUIRED", at + " is empty");
            return;
        }
        fields.required(at + "/name", service.name(), 256);
        fields.check(
                !service.domains().isEmpty() && service.domains().size() <= MOST_DOMAINS,
                at + "/domains",
                "WRONG_NUMBER",
                at + "/domains holds 1 to " + MOST_DOMAINS);
        for (var i = 0; i < service.domains().size(); i++) {
            var domain = service.domains().get(i);
            var pointer = at + "/domains/" + i;
            RegisterFields.domain(pointer, domain, fields);
            if (domain != null && RegisterFields.isDomain(domain)) {
                fields.check(seen.add(DomainName.parse(domain).ascii()), pointer, "TWICE", pointer + " is named twice");
            }
        }
    }

    /**
     * The subject to file. Codes are those of the filing. Without services the subject is empty.
     *
     * @param subjectNumber the number that it has had for years; null for a new one
     * @param accessedHere whether its sites are accessed by this provider
     */
    public record Wish(
            String sponsor,
            String nature,
            String certificateType,
            String certificateNumber,
            String province,
            String subjectNumber,
            boolean accessedHere,
            List<WishedService> services) {

        @Override
        public List<WishedService> services() {
            return services == null ? List.of() : services;
        }
    }

    public record WishedService(String name, List<String> domains) {

        @Override
        public List<String> domains() {
            return domains == null ? List.of() : domains;
        }
    }

    /** The numbers given, and the filing password as its holder knows it. */
    public record Filed(String subjectNumber, String filingPassword, List<FiledService> services) {}

    public record FiledService(String serviceNumber, String name, List<String> domains) {}
}
