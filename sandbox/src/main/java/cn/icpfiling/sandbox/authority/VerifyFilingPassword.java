package cn.icpfiling.sandbox.authority;

import cn.icpfiling.sandbox.clock.TestClock;
import cn.icpfiling.sandbox.magic.MagicLabel;
import cn.icpfiling.sandbox.store.Sql;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.stream.Stream;

/** isp_verifybamm: right or wrong, with five tries in ten minutes (machine time), including right ones. */
@ApplicationScoped
class VerifyFilingPassword {

    private static final int TRIES = 5;
    private static final Duration WINDOW = Duration.ofMinutes(10);
    private static final String RIGHT = "0";
    private static final String WRONG = "1";

    private final Sql sql;
    private final Filings filings;
    private final TestClock clock;

    VerifyFilingPassword(Sql sql, Filings filings, TestClock clock) {
        this.sql = sql;
        this.filings = filings;
        this.clock = clock;
    }

    @Transactional
    IspAnswer handle(String baxh, String password) {
        if (baxh.isEmpty() || baxh.length() > 64 || password.isEmpty()) {
            throw new IspRefusal(IspCode.UNREADABLE, "baxh 与 bamm 均为必填");
        }
        if (isDown(baxh)) {
            throw new IspRefusal(IspCode.BUSY, IspCode.BUSY.text);
        }
        long tried = sql.first(
                        row -> row.number("tried"),
                        "SELECT COUNT(*) AS tried FROM authority_password_tries WHERE baxh = ? AND tried_at > ?",
                        baxh,
                        clock.machineNow().minus(WINDOW))
                .orElseThrow();
        if (tried >= TRIES) {
            throw new IspRefusal(IspCode.BUSY, "密码验证过于频繁，请十分钟后再试");
        }
        sql.update("INSERT INTO authority_password_tries (baxh, tried_at) VALUES (?, ?)", baxh, clock.machineNow());
        var right = filings.secret(baxh)
                .filter(secret -> MessageDigest.isEqual(secret.hash(), Digests.sha256(secret.salt(), password)))
                .isPresent();
        return IspAnswer.of(IspCode.OK).with("VerifyRes", right ? RIGHT : WRONG);
    }

    private boolean isDown(String number) {
        return Stream.concat(filings.ofSubjectNumber(number).stream(), filings.ofServiceNumber(number).stream())
                .flatMap(entry -> entry.site().domains().stream())
                .anyMatch(MagicLabel.OFFICEDOWN::marks);
    }
}
