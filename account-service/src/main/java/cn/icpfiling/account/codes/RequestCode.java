package cn.icpfiling.account.codes;

import cn.icpfiling.account.captchas.CaptchaAnswer;
import cn.icpfiling.account.captchas.PublicCaptchas;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.database.UnitOfWork;
import cn.icpfiling.platform.web.MachineClock;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;

/**
 * Sends a code. The answer, its time and the work behind it do not depend on whether the phone has an account.
 * Earlier codes stay valid, because otherwise every caller could void the code of another. The daily quota bounds the
 * guesses at all of them together.
 */
@ApplicationScoped
class RequestCode {

    private final Phones phones;
    private final PublicCaptchas captchas;
    private final CodeQuotas quotas;
    private final CodeIssuer codeIssuer;
    private final KnownDevices devices;
    private final Notices notices;
    private final Clock machine;

    RequestCode(
            Phones phones,
            PublicCaptchas captchas,
            CodeQuotas quotas,
            CodeIssuer codeIssuer,
            KnownDevices devices,
            Notices notices,
            @MachineClock Clock machine) {
        this.phones = phones;
        this.captchas = captchas;
        this.quotas = quotas;
        this.codeIssuer = codeIssuer;
        this.devices = devices;
        this.notices = notices;
        this.machine = machine;
    }

    /** In whole seconds, rounded to the safe side, so that all answers have the same length. */
    record Sent(UUID codeId, Instant expiresAt, Instant resendAt) {}

    /** A caller who sends the answer to a captcha must have solved it, even where none is required. */
    Sent handle(String written, CodePurpose purpose, Language language, String deviceToken, CaptchaAnswer captcha) {
        var phone = phones.require(written);
        if (captcha != null) {
            captchas.spend(captcha);
        }
        return UnitOfWork.in(() -> {
            var device = devices.of(phones.indexOf(phone), deviceToken);
            if (device.isPresent()) {
                quotas.takeOfDevice(device.get(), phone, purpose);
            } else {
                quotas.take(phone, purpose, captcha != null);
            }
            var made = codeIssuer.issue(purpose, phone);
            notices.code(made.code(), phone, template(purpose), language, made.digits());
            return new Sent(
                    made.code().id(),
                    made.code().expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    machine.instant()
                            .plus(CodeQuotas.RESEND.within())
                            .plusSeconds(1)
                            .truncatedTo(ChronoUnit.SECONDS));
        });
    }

    static NoticeTemplate template(CodePurpose purpose) {
        return switch (purpose) {
            case SIGN_UP -> NoticeTemplate.CODE_SIGN_UP;
            case SIGN_IN -> NoticeTemplate.CODE_SIGN_IN;
            case RECOVERY -> NoticeTemplate.CODE_RECOVERY;
            case NEW_PHONE -> NoticeTemplate.CODE_NEW_PHONE;
            case CANCEL_ACCESS -> NoticeTemplate.CODE_CANCEL_ACCESS;
            case TRANSFER -> NoticeTemplate.CODE_TRANSFER;
            case VERIFY_MAIL -> NoticeTemplate.CODE_VERIFY_MAIL;
            case CHANGE_PHONE -> NoticeTemplate.CODE_CHANGE_PHONE;
            case VERIFY_PHONE -> NoticeTemplate.CODE_VERIFY_PHONE;
            case STEP_UP -> NoticeTemplate.CODE_STEP_UP;
        };
    }
}
