package cn.icpfiling.account.ownlogin;

import cn.icpfiling.platform.password.BreachedPasswords;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * Whether the caller has a password, and which lists a new one is compared with.
 *
 * @param setAt null without a password
 */
record PasswordState(Instant setAt, List<PasswordList> comparedWith) {

    /** A list of passwords that are refused. */
    record PasswordList(String source, LocalDate date, long entries) {}

    static PasswordState of(Instant setAt, List<BreachedPasswords.Source> sources) {
        return new PasswordState(
                setAt,
                sources.stream()
                        .map(source -> new PasswordList(source.name(), source.date(), source.entries()))
                        .toList());
    }
}
