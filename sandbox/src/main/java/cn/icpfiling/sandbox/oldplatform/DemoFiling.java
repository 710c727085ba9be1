package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.platform.identifier.DomainName;
import cn.icpfiling.sandbox.magic.MagicOldFiling;
import cn.icpfiling.sandbox.oldplatform.OldFilings.Names;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;

/**
 * The filings for demonstrations. The first label of a domain tells what the old platform has; a login is the label at
 * {@code old.example.com}, of a domain in .com at {@code com.old.example.com}. A filing can be claimed or imported once. So there are
 * several of a kind, and every further name has a filing of its own, which follows from the name.
 */
enum DemoFiling {
    CLAIM(MagicOldFiling.CLAIM, 8, Kind.CLAIM, false),
    CLAIM_PERSON(MagicOldFiling.CLAIM_PERSON, 4, Kind.CLAIM, true),
    CLAIM_NO_LOGIN(MagicOldFiling.CLAIM_NO_LOGIN, 2, Kind.CLAIM_WITHOUT_LOGIN, false),
    ELSEWHERE(MagicOldFiling.ELSEWHERE, 3, Kind.ELSEWHERE, false),
    IMPORT(MagicOldFiling.IMPORT, 10, Kind.IMPORT, false),
    IMPORT_PERSON(MagicOldFiling.IMPORT_PERSON, 4, Kind.IMPORT, true),
    WANGPU(MagicOldFiling.WANGPU, 4, Kind.WANGPU, false),
    ENTERPRISE_SITE(MagicOldFiling.ENTERPRISE_SITE, 4, Kind.ENTERPRISE_SITE, false),
    DIRECT(MagicOldFiling.DIRECT, 3, Kind.DIRECT, false),
    NO_FILING(MagicOldFiling.NO_FILING, 2, Kind.NO_FILING, false),
    NOT_ACTIVATED(MagicOldFiling.NOT_ACTIVATED, 2, Kind.NOT_ACTIVATED, false),
    UNFINISHED(MagicOldFiling.UNFINISHED, 3, Kind.UNFINISHED_ORDER, false);

    /** The old password of all of them; today's policy would refuse it. */
    static final String PASSWORD = OldPassword.OF_BCRYPT;

    private static final long SEED = 2017;
    /** The rows of further names begin here, far behind those that are counted. */
    private static final long FIRST_NAMED = 10_000;

    private static final List<OldFiling> ALL =
            Arrays.stream(values()).flatMap(kind -> kind.all().stream()).toList();

    private final MagicOldFiling magic;
    private final int count;
    private final Kind kind;
    private final boolean person;

    DemoFiling(MagicOldFiling magic, int count, Kind kind, boolean person) {
        this.magic = magic;
        this.count = count;
        this.kind = kind;
        this.person = person;
    }

    static List<OldFiling> everything() {
        return ALL;
    }

    /** Returns the filing or the login of any name, the same each time; empty if the name does not begin as one of them. */
    static Optional<OldFiling> named(String name) {
        return ascii(name)
                .flatMap(domain -> Arrays.stream(values())
                        .filter(kind -> domain.startsWith(kind.magic.start()))
                        .findFirst()
                        .map(kind -> kind.filing(domain, kind.rowOf(domain))));
    }

    private static Optional<String> ascii(String name) {
        try {
            return Optional.of(DomainName.parse(name).ascii());
        } catch (IllegalArgumentException none) {
            return Optional.empty();
        }
    }

    /** Two names in a million share a row; then only the first one that is loaded has a filing. */
    private long rowOf(String domain) {
        return IntStream.rangeClosed(1, count)
                .filter(place -> domain.equals(domain(place)))
                .mapToLong(this::row)
                .findFirst()
                .orElseGet(() -> FIRST_NAMED + Math.floorMod(hash(domain), OldFilings.ROWS - FIRST_NAMED));
    }

    private static long hash(String domain) {
        return UUID.nameUUIDFromBytes(domain.getBytes(StandardCharsets.UTF_8)).getMostSignificantBits();
    }

    private String domain(int place) {
        return magic.start() + place + ".cn";
    }

    private long row(int place) {
        return 100L * ordinal() + place;
    }

    private List<OldFiling> all() {
        return IntStream.rangeClosed(1, count)
                .mapToObj(place -> filing(domain(place), row(place)))
                .toList();
    }

    /** Two names never share a login: the ending is in it, unless it is that of the counted names. */
    private static String login(String domain) {
        var dot = domain.indexOf('.');
        var ending = domain.substring(dot + 1);
        return domain.substring(0, dot) + "@" + (ending.equals("cn") ? "" : ending + ".") + "old.example.com";
    }

    private OldFiling filing(String domain, long row) {
        var names = new Names(
                "D" + row,
                "D",
                login(domain),
                kind.hasFiling() ? Optional.of(domain) : Optional.empty(),
                Optional.of(person));
        return new OldFilings(SEED, Optional.of(PASSWORD)).named(kind, row, Region.CHENGDU, names);
    }
}
