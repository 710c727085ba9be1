package cn.icpfiling.sandbox.oldplatform;

import cn.icpfiling.sandbox.magic.MagicOldFiling;
import cn.icpfiling.sandbox.oldplatform.OldFilings.Names;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The filings for demonstrations. The first label of a domain tells what the old platform has; a login is the label at
 * {@code old.example.com}. There are several of a kind, because a filing can be claimed or imported once.
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

    private List<OldFiling> all() {
        var filings = new OldFilings(SEED, Optional.of(PASSWORD));
        return IntStream.rangeClosed(1, count)
                .mapToObj(place -> filings.named(kind, row(place), Region.CHENGDU, names(place)))
                .toList();
    }

    private long row(int place) {
        return 100L * ordinal() + place;
    }

    private Names names(int place) {
        var label = magic.start() + place;
        return new Names(
                "D" + row(place),
                "D",
                label + "@old.example.com",
                kind.hasFiling() ? Optional.of(label + ".cn") : Optional.empty(),
                Optional.of(person));
    }
}
