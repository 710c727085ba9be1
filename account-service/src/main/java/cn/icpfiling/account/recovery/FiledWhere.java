package cn.icpfiling.account.recovery;

import java.util.Optional;

/** Where the filing of a recovery's domain is. */
enum FiledWhere {
    HERE,
    /** It waits there for its holder, and no account has it. */
    OLD_PLATFORM,
    NOWHERE;

    static FiledWhere of(Optional<FindFiling.Found> filing) {
        return filing.map(found -> found.holder().isPresent() ? HERE : OLD_PLATFORM)
                .orElse(NOWHERE);
    }
}
