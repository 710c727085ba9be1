package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.oldplatform.OldFiling.Account;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Order;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Paper;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Site;
import cn.icpfiling.sandbox.oldplatform.OldFiling.Subject;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * Invents what the old platform has under a row number. Numbers, logins, domains and certificates follow from the row, so
 * that no two rows below a million share one; all else follows from seed and row.
 */
final class OldFilings {

    static final long ROWS = 1_000_000;

    private static final String BRAND = "云海青松远帆星河长风明月锦程新禾卓越启航博雅天工";
    private static final LocalDateTime CREDIT_CODES = LocalDateTime.parse("2015-10-01T00:00:00");
    private static final LocalDateTime LAST_OLD_CARDS = LocalDateTime.parse("2013-01-01T00:00:00");
    private static final int ENTERPRISE = 4;
    private static final int BUSINESS_LICENCE = 1;
    private static final int ORGANISATION_CODE = 12;
    private static final int RESIDENT_ID = 2;

    private final long seed;
    private final Optional<String> password;

    OldFilings(long seed) {
        this(seed, Optional.empty());
    }

    /** @param password of every account; one for each by chance if empty */
    OldFilings(long seed, Optional<String> password) {
        this.seed = seed;
        this.password = password;
    }

    OldFiling filing(long row) {
        var chance = chance(row, "region");
        return named(Kind.ofFiling(row), row, chance.one(Region.ALL), Names.generated(row));
    }

    /** The filing of another holder that the login of the row opens as well. Its region tells its numbers from those of the row. */
    OldFiling another(long row, OldFiling first) {
        var region =
                Region.ALL.get((Region.ALL.indexOf(first.subject().orElseThrow().region()) + 1) % Region.ALL.size());
        return named(Kind.SAME_LOGIN, row, region, Names.ofAnother(row), first.account());
    }

    /** An account without a filing; its row counts on its own. */
    OldFiling account(long row) {
        var kind = Kind.ofAccount(row);
        return named(kind, row, Region.ALL.getFirst(), Names.ofAccount(row));
    }

    /** @param row decides on all values that the names do not give */
    OldFiling named(Kind kind, long row, Region region, Names names) {
        var account = kind.hasAccount() ? Optional.of(account(kind, row, names)) : Optional.<Account>empty();
        return named(kind, row, region, names, account);
    }

    private OldFiling named(Kind kind, long row, Region region, Names names, Optional<Account> account) {
        var submitted = kind.submittedAt(chance(row, "submitted"));
        if (!kind.hasFiling()) {
            var orders = kind == Kind.UNFINISHED_ORDER
                    ? List.of(new Order("O" + names.id() + "-1", "FIRST_FILING", true))
                    : List.<Order>of();
            return new OldFiling(kind, account, Optional.empty(), List.of(), orders, List.of());
        }
        var subject = subject(kind, row, region, account.map(Account::id), submitted, names);
        var sites = sites(row, subject, names);
        return new OldFiling(
                kind, account, Optional.of(subject), sites, orders(row, names), papers(row, subject, sites, names));
    }

    private Account account(Kind kind, long row, Names names) {
        var submitted = kind.submittedAt(chance(row, "submitted"));
        var chance = chance(row, "account");
        var schemes = OldPassword.Scheme.values();
        var scheme = schemes[(int) (row % schemes.length)];
        return new Account(
                "A" + names.id(),
                names.login(),
                names.login(),
                OldPassword.of(scheme, password.orElseGet(() -> invented(row, chance)), chance.digits(6)),
                kind.isActivated(),
                submitted.minusSeconds(chance.between(60, 10_000_000)));
    }

    /** Many of them would be refused today: short, with blanks, full-width, Chinese. */
    private static String invented(long row, Chance chance) {
        return switch ((int) (row / 7 % 5)) {
            case 0 -> "a" + chance.digits(3);
            case 1 -> "备案 " + chance.digits(4);
            case 2 -> "ＷＷ" + chance.digits(4);
            default -> "Wanwang-" + chance.digits(8);
        };
    }

    private Subject subject(
            Kind kind, long row, Region region, Optional<String> account, LocalDateTime submitted, Names names) {
        var chance = chance(row, "subject");
        var person = names.person().orElse(chance.percent(40));
        var principal = Person.of(region, row, chance);
        var certificate = person
                ? personal(principal, submitted, chance)
                : organisation(region, row, submitted, names.organisation(), chance);
        var brand = chance.pick(BRAND, 4);
        return new Subject(
                "S" + names.id(),
                account,
                kind.product(),
                "%sICP备%02d%06d号".formatted(region.prefix(), submitted.getYear() % 100, row % ROWS),
                region,
                person ? Subject.PERSON : ENTERPRISE,
                certificate.type(),
                certificate.number(),
                person ? principal.name() : region.name().substring(0, 2) + brand + "科技有限公司",
                region.name() + Person.rare(3, chance) + "路" + (100 + chance.below(900)) + "号",
                principal,
                chance.percent(30) ? Optional.of(Person.anybody(region, chance)) : Optional.empty(),
                submitted,
                kind == Kind.ELSEWHERE);
    }

    private record Certificate(int type, String number) {}

    private static Certificate personal(Person principal, LocalDateTime submitted, Chance chance) {
        var old = submitted.isBefore(LAST_OLD_CARDS) && chance.percent(20);
        return new Certificate(RESIDENT_ID, old ? principal.oldNumber() : principal.certificateNumber());
    }

    private static Certificate organisation(
            Region region, long row, LocalDateTime submitted, String start, Chance chance) {
        var code = CheckDigits.organisationCode(start, row);
        if (!submitted.isBefore(CREDIT_CODES)) {
            return new Certificate(BUSINESS_LICENCE, CheckDigits.creditCode("91", region.county(), code));
        }
        if (chance.percent(25)) {
            return new Certificate(ORGANISATION_CODE, code.substring(0, 8) + "-" + code.substring(8));
        }
        var first = region.county() + "%08d".formatted(row);
        return new Certificate(BUSINESS_LICENCE, CheckDigits.registrationNumber(first));
    }

    private List<Site> sites(long row, Subject subject, Names names) {
        var chance = chance(row, "sites");
        var count = names.domain().isPresent() || !chance.percent(30) ? 1 : 2;
        var sites = new ArrayList<Site>();
        for (var place = 1; place <= count; place++) {
            var domains = new ArrayList<String>();
            domains.add(names.domain().orElse(names.id().toLowerCase(Locale.ROOT) + "-" + place + ".cn"));
            if (names.domain().isEmpty() && chance.percent(10)) {
                domains.add("旧站" + names.id().toLowerCase(Locale.ROOT) + "-" + place + ".中国");
            }
            sites.add(new Site(
                    "W" + names.id() + "-" + place,
                    subject.number() + "-" + place,
                    chance.pick(BRAND, 4) + (subject.isPerson() ? "的读书笔记" : "官方网站"),
                    List.copyOf(domains),
                    chance.percent(70) ? subject.principal() : Person.anybody(subject.region(), chance),
                    List.of("203.0.113." + chance.below(250)),
                    subject.submittedAt().plusDays(place - 1L)));
        }
        return sites;
    }

    private List<Order> orders(long row, Names names) {
        var orders = new ArrayList<Order>();
        orders.add(new Order("O" + names.id() + "-1", "FIRST_FILING", false));
        if (names.domain().isEmpty() && chance(row, "orders").percent(3)) {
            orders.add(new Order("O" + names.id() + "-2", "CHANGE_SUBJECT", true));
        }
        return orders;
    }

    private static List<Paper> papers(long row, Subject subject, List<Site> sites, Names names) {
        var papers = new ArrayList<Paper>();
        papers.add(paper(names, 1, Optional.empty(), "SUBJECT_CERTIFICATE", row));
        papers.add(paper(names, 2, Optional.empty(), "SUBJECT_PRINCIPAL_ID", row + 1));
        if (!sites.getFirst().principal().equals(subject.principal())) {
            papers.add(paper(names, 3, Optional.of(sites.getFirst().id()), "SERVICE_PRINCIPAL_ID", row + 2));
        }
        return papers;
    }

    private static Paper paper(Names names, int place, Optional<String> site, String kind, long row) {
        return new Paper("P" + names.id() + "-" + place, site, kind, OldPaper.key(names.id(), place, row));
    }

    private Chance chance(long row, String use) {
        return Chance.of(seed, row, use);
    }

    /**
     * The names of a row.
     *
     * @param id the part that all its ids have in common
     * @param organisation first characters of the organisation code
     * @param domain of the only site; empty for generated ones
     * @param person whether the subject is a person; by chance if empty
     */
    record Names(String id, String organisation, String login, Optional<String> domain, Optional<Boolean> person) {

        static Names generated(long row) {
            return new Names(
                    "G" + Long.toString(row, Character.MAX_RADIX).toUpperCase(Locale.ROOT),
                    "G",
                    "g" + Long.toString(row, Character.MAX_RADIX) + "@old.example.com",
                    Optional.empty(),
                    Optional.empty());
        }

        /** Of the other holder of a shared login; the login is that of the row. */
        static Names ofAnother(long row) {
            return new Names(
                    "H" + Long.toString(row, Character.MAX_RADIX).toUpperCase(Locale.ROOT),
                    "H",
                    generated(row).login(),
                    Optional.empty(),
                    Optional.empty());
        }

        static Names ofAccount(long row) {
            return new Names(
                    "N" + Long.toString(row, Character.MAX_RADIX).toUpperCase(Locale.ROOT),
                    "N",
                    "n" + Long.toString(row, Character.MAX_RADIX) + "@old.example.com",
                    Optional.empty(),
                    Optional.empty());
        }
    }
}
