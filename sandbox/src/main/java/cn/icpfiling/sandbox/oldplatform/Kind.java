package cn.icpfiling.sandbox.oldplatform;

import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;

/** What is the case with an account or a filing of the old platform, and which way it has to go for that reason. */
enum Kind {
    CLAIM("2004-03-01T00:00:00", "2010-06-01T00:00:00", Route.CLAIM),
    /** A filing whose owner has lost the login. */
    CLAIM_WITHOUT_LOGIN("2004-03-01T00:00:00", "2010-06-01T00:00:00", Route.CLAIM),
    /** The site moved to another provider afterwards. */
    ELSEWHERE("2004-03-01T00:00:00", "2010-06-01T00:00:00", Route.ACCESS_FILING),
    IMPORT("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.LEGACY_IMPORT),
    /** Of the days of imports, but the old platform names no login that its owner could prove. */
    IMPORT_WITHOUT_LOGIN("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.CLAIM),
    /** The same: its login was never activated. */
    LOGIN_NEVER_ACTIVATED("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.CLAIM),
    /** Its login also opens the filing of another holder, which follows it. */
    SHARED_LOGIN("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.LEGACY_IMPORT),
    WANGPU("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.LEGACY_IMPORT),
    ENTERPRISE_SITE("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.LEGACY_IMPORT),
    DIRECT("2017-02-01T00:00:00", "2018-01-01T00:00:00", Route.DIRECT),
    LAST_SECOND_OF_CLAIMS("2010-05-31T23:59:59", "2010-06-01T00:00:00", Route.CLAIM),
    FIRST_SECOND_OF_IMPORTS("2010-06-01T00:00:00", "2010-06-01T00:00:01", Route.LEGACY_IMPORT),
    LAST_SECOND_OF_IMPORTS("2017-01-31T23:59:59", "2017-02-01T00:00:00", Route.LEGACY_IMPORT),
    FIRST_SECOND_OF_DIRECT("2017-02-01T00:00:00", "2017-02-01T00:00:01", Route.DIRECT),
    /** The other holder of a shared login. */
    SAME_LOGIN("2010-06-01T00:00:00", "2017-02-01T00:00:00", Route.LEGACY_IMPORT),
    /** An account that was never activated; it has no filing. */
    NOT_ACTIVATED("2011-01-01T00:00:00", "2016-01-01T00:00:00", Route.NONE),
    /** An account with an order that never ended, and no filing. */
    UNFINISHED_ORDER("2011-01-01T00:00:00", "2016-01-01T00:00:00", Route.NONE),
    /** An account without filing and order. */
    NO_FILING("2011-01-01T00:00:00", "2016-01-01T00:00:00", Route.NONE);

    /** The ways of the routing table. */
    enum Route {
        NONE,
        CLAIM,
        LEGACY_IMPORT,
        ACCESS_FILING,
        DIRECT
    }

    private static final List<Kind> MIXED = mixed();

    private final LocalDateTime from;
    private final LocalDateTime until;
    private final Route route;

    Kind(String from, String until, Route route) {
        this.from = LocalDateTime.parse(from);
        this.until = LocalDateTime.parse(until);
        this.route = route;
    }

    /** The kind of a generated row. Among any 97 rows in sequence is each kind that has a filing; SAME_LOGIN follows its row. */
    static Kind ofFiling(long row) {
        return MIXED.get((int) (row % MIXED.size()));
    }

    /** The kind of an account without a filing. */
    static Kind ofAccount(long row) {
        return List.of(NOT_ACTIVATED, UNFINISHED_ORDER, NO_FILING).get((int) (row % 3));
    }

    boolean hasFiling() {
        return route != Route.NONE;
    }

    boolean hasAccount() {
        return this != CLAIM_WITHOUT_LOGIN && this != IMPORT_WITHOUT_LOGIN;
    }

    boolean isActivated() {
        return this != NOT_ACTIVATED && this != LOGIN_NEVER_ACTIVATED;
    }

    /** Whether papers open it: without a login that only its owner can prove there is no other way. */
    boolean isClaimable() {
        return route == Route.CLAIM || this == SHARED_LOGIN || this == SAME_LOGIN;
    }

    Route route() {
        return route;
    }

    String product() {
        return switch (this) {
            case WANGPU -> "WANGPU";
            case ENTERPRISE_SITE -> "ENTERPRISE_SITE";
            default -> "ICP";
        };
    }

    /** A second of the period, in Beijing time. */
    LocalDateTime submittedAt(Chance chance) {
        var seconds = Duration.between(from, until).toSeconds();
        return from.plusSeconds(chance.between(0, seconds));
    }

    private static List<Kind> mixed() {
        var counts = new int[] {26, 5, 4, 36, 1, 1, 1, 6, 5, 8, 1, 1, 1, 1};
        var ordered = new ArrayList<Kind>();
        for (var kind = 0; kind < counts.length; kind++) {
            ordered.addAll(Collections.nCopies(counts[kind], values()[kind]));
        }
        // 97 is prime: this order visits each place once and puts rare kinds among the others.
        return IntStream.range(0, ordered.size())
                .mapToObj(place -> ordered.get(place * 36 % ordered.size()))
                .toList();
    }
}
