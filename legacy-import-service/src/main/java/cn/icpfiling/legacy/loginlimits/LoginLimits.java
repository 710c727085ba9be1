package cn.icpfiling.legacy.loginlimits;

import cn.icpfiling.legacy.core.LegacyLogins;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.database.Binary;
import cn.icpfiling.platform.database.UnitOfWork;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.UUID;

/** Limits guesses at old logins and applications for new ones. What is counted is a keyed hash. */
@ApplicationScoped
public class LoginLimits {

    private static final Duration QUARTER = Duration.ofMinutes(15);
    private static final Tries.Limit OF_ADDRESS = new Tries.Limit(Tries.Kind.OF_ADDRESS, 50, QUARTER);
    private static final Tries.Limit OF_ACCOUNT = new Tries.Limit(Tries.Kind.OF_ACCOUNT, 10, QUARTER);
    private static final Tries.Limit OF_PAIR = new Tries.Limit(Tries.Kind.OF_LOGIN_BY_ACCOUNT, 5, QUARTER);

    /** A login that so many tries failed at is guessed: from then on each try needs a solved picture. */
    private static final Tries.Limit BESIEGED = new Tries.Limit(Tries.Kind.OF_LOGIN, 20, Duration.ofHours(1));

    private static final Tries.Limit RESETS_OF_ACCOUNT =
            new Tries.Limit(Tries.Kind.RESETS_OF_ACCOUNT, 3, Duration.ofDays(1));
    private static final Tries.Limit RESETS_OF_ADDRESS =
            new Tries.Limit(Tries.Kind.RESETS_OF_ADDRESS, 20, Duration.ofDays(1));
    private static final Tries.Limit LINKS_OF_ADDRESS = new Tries.Limit(Tries.Kind.LINKS_OF_ADDRESS, 20, QUARTER);
    private static final Tries.Limit LINKS_OF_RESET =
            new Tries.Limit(Tries.Kind.LINKS_OF_RESET, 1, Duration.ofHours(1));

    private final Tries tries;
    private final CallerAddress address;
    private final KeyedHash hash;

    LoginLimits(Tries tries, CallerAddress address, KeyedHash hash) {
        this.tries = tries;
        this.address = address;
        this.hash = hash;
    }

    /** The counters of one try. */
    public record Attempt(byte[] account, byte[] address, byte[] pair, byte[] login) {}

    /** Whether the login is guessed by many; the same for a login that does not exist. */
    public boolean isBesieged(String login) {
        return UnitOfWork.in(() -> tries.hasReached(BESIEGED, ofLogin(login)));
    }

    /**
     * Counts a try before it is checked. 429 for an address, an account, or an account at this login that tried too often.
     * No limit counts a login alone, because strangers could then keep its owner out.
     */
    public Attempt take(UUID account, String login) {
        var attempt = new Attempt(
                Binary.of(account),
                address.hash(),
                hash.of("tried.pair", account + "|" + LegacyLogins.normalized(login)),
                ofLogin(login));
        UnitOfWork.run(() -> {
            tries.take(OF_ADDRESS, attempt.address());
            tries.take(OF_ACCOUNT, attempt.account());
            tries.take(OF_PAIR, attempt.pair());
            tries.count(Tries.Kind.OF_LOGIN, attempt.login());
        });
        return attempt;
    }

    /**
     * Takes back a try with the right password: all tries of this account at this login, but of address, account and login
     * only this one. A caller who knows one password gains no guesses at others.
     */
    public void forgive(Attempt attempt) {
        UnitOfWork.run(() -> {
            tries.forgiveOne(Tries.Kind.OF_ADDRESS, attempt.address());
            tries.forgiveOne(Tries.Kind.OF_ACCOUNT, attempt.account());
            tries.forgive(Tries.Kind.OF_LOGIN_BY_ACCOUNT, attempt.pair());
            tries.forgiveOne(Tries.Kind.OF_LOGIN, attempt.login());
        });
    }

    /** Counts an application for a new old login. It is not refused by what it names, so it tells nothing. */
    public void takeReset(UUID account) {
        UnitOfWork.run(() -> {
            tries.take(RESETS_OF_ADDRESS, address.hash());
            tries.take(RESETS_OF_ACCOUNT, Binary.of(account));
        });
    }

    /** Counts a use of a mailed link. */
    public void takeLink() {
        UnitOfWork.run(() -> tries.take(LINKS_OF_ADDRESS, address.hash()));
    }

    /** Counts a further link of an application, which is a mail to an address that a caller named. */
    public void takeFurtherLink(UUID reset) {
        UnitOfWork.run(() -> tries.take(LINKS_OF_RESET, Binary.of(reset)));
    }

    private byte[] ofLogin(String login) {
        return hash.of("tried.login", LegacyLogins.normalized(login));
    }
}
