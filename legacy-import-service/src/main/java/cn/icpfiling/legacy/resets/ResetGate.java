package cn.icpfiling.legacy.resets;

import cn.icpfiling.legacy.core.resets.MailboxReset;
import cn.icpfiling.legacy.loginlimits.LoginLimits;
import cn.icpfiling.legacy.pictures.CaptchaAnswer;
import cn.icpfiling.legacy.pictures.SolvedPictures;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.UUID;

/** Lets an application through: a solved picture of browsers, a few applications a day, and its times. */
@ApplicationScoped
class ResetGate {

    private final LoginLimits limits;
    private final SolvedPictures pictures;
    private final Clock clock;
    private final Clock machine;

    ResetGate(LoginLimits limits, SolvedPictures pictures, Clock clock, @MachineClock Clock machine) {
        this.limits = limits;
        this.pictures = pictures;
        this.clock = clock;
        this.machine = machine;
    }

    void take(UUID account, CaptchaAnswer captcha) {
        pictures.requireOfBrowsers(captcha);
        limits.takeReset(account);
    }

    /** The job opens the case if the request did not within the lease. */
    MailboxReset fresh(UUID id, UUID account, byte[] request) {
        return new MailboxReset(
                id, account, request, clock.instant(), machine.instant().plus(SettleReset.LEASE));
    }
}
