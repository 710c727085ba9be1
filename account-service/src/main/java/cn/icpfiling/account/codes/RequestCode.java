package cn.icpfiling.account.codes;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.Language;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.core.NoticeTemplate;
import cn.icpfiling.account.core.OneTimeCode;
import cn.icpfiling.account.devices.KnownDevices;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.limits.WholeSeconds;
import cn.icpfiling.account.notices.Notices;
import cn.icpfiling.account.store.OneTimeCodes;
import cn.icpfiling.account.store.UnitOfWork;
import cn.icpfiling.platform.crypto.BlindIndex;
import cn.icpfiling.platform.id.Ids;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.ProblemType;
import cn.icpfiling.platform.web.MachineClock;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Sends a code. Nothing here asks whether the phone has an account, so nothing here can tell: the answer, its time and the work
 * behind it are the same. Earlier codes stay good, or anybody could void a stranger's code by asking for another; the daily
 * quota bounds the guesses at all of them together.
 */
@ApplicationScoped
class RequestCode {

    private static final Limit RESEND = new Limit(1, Duration.ofSeconds(60));
    private static final Limit HOURLY = new Limit(5, Duration.ofHours(1));
    private static final Limit DAILY = new Limit(10, Duration.ofDays(1));
    private static final Duration KEPT = Duration.ofDays(1);

    private final SecureRandom random = new SecureRandom();
    private final Phones phones;
    private final CodeHash hashes;
    private final OneTimeCodes codes;
    private final Limits limits;
    private final KnownDevices devices;
    private final CallerAddress address;
    private final BlindIndex index;
    private final Notices notices;
    private final Clock clock;
    private final Clock machine;
    private final Limit ofAddress;

    RequestCode(
            Phones phones,
            CodeHash hashes,
            OneTimeCodes codes,
            Limits limits,
            KnownDevices devices,
            CallerAddress address,
            BlindIndex index,
            Notices notices,
            Clock clock,
            @MachineClock Clock machine,
            @ConfigProperty(name = "icp.codes.per-address-and-hour") int perAddressAndHour) {
        this.phones = phones;
        this.hashes = hashes;
        this.codes = codes;
        this.limits = limits;
        this.devices = devices;
        this.address = address;
        this.index = index;
        this.notices = notices;
        this.clock = clock;
        this.machine = machine;
        this.ofAddress = new Limit(perAddressAndHour, Duration.ofHours(1));
    }

    /** In whole seconds, on the safe side: every answer is as long as every other. */
    record Sent(UUID codeId, Instant expiresAt, Instant resendAt) {}

    Sent handle(String written, CodePurpose purpose, Language language, String deviceToken) {
        var phone = phones.wanted(written);
        var from = address.index();
        return UnitOfWork.in(() -> {
            var device = devices.of(phones.indexOf(phone), deviceToken);
            if (device.isPresent()) takePlaceOfDevice(device.get(), purpose);
            else takePlace(phone, purpose, from);
            var digits = "%06d".formatted(random.nextInt(1_000_000));
            var id = Ids.next();
            var code = new OneTimeCode(id, purpose, hashes.of(id, purpose, phone, digits), clock.instant());
            codes.persist(code);
            notices.code(code, phone, template(purpose), language, digits);
            return new Sent(
                    id,
                    code.expiresAt().truncatedTo(ChronoUnit.SECONDS),
                    machine.instant().plus(RESEND.within()).plusSeconds(1).truncatedTo(ChronoUnit.SECONDS));
        });
    }

    /** The same numbers once more, for the owner's device alone: what strangers ask for does not count here. */
    private void takePlaceOfDevice(UUID id, CodePurpose purpose) {
        var device = index.of("limited.device", id.toString());
        var deviceAndPurpose = index.of("limited.device", purpose + "|" + id);
        limits.lock(LimitKind.CODES_OF_DEVICE, device);
        refuseOver(LimitKind.CODES_OF_PURPOSE, deviceAndPurpose, RESEND, AccountProblem.CODE_TOO_SOON);
        refuseOver(LimitKind.CODES_OF_DEVICE, device, HOURLY, AccountProblem.CODE_QUOTA_SPENT);
        refuseOver(LimitKind.CODES_OF_DEVICE, device, DAILY, AccountProblem.CODE_QUOTA_SPENT);
        limits.count(LimitKind.CODES_OF_PURPOSE, deviceAndPurpose);
        limits.count(LimitKind.CODES_OF_DEVICE, device);
    }

    /** Always phone before address, so that two requests never wait for each other. */
    private void takePlace(String phone, CodePurpose purpose, byte[] from) {
        var number = phones.indexOf(phone);
        var numberAndPurpose = index.of("limited.phone", purpose + "|" + phone);
        limits.lock(LimitKind.CODES_OF_PHONE, number);
        refuseOver(LimitKind.CODES_OF_PURPOSE, numberAndPurpose, RESEND, AccountProblem.CODE_TOO_SOON);
        refuseOver(LimitKind.CODES_OF_PHONE, number, HOURLY, AccountProblem.CODE_QUOTA_SPENT);
        refuseOver(LimitKind.CODES_OF_PHONE, number, DAILY, AccountProblem.CODE_QUOTA_SPENT);
        limits.lock(LimitKind.CODES_OF_ADDRESS, from);
        refuseOver(LimitKind.CODES_OF_ADDRESS, from, ofAddress, AccountProblem.ADDRESS_QUOTA_SPENT);
        limits.count(LimitKind.CODES_OF_PURPOSE, numberAndPurpose);
        limits.count(LimitKind.CODES_OF_PHONE, number);
        limits.count(LimitKind.CODES_OF_ADDRESS, from);
    }

    private void refuseOver(LimitKind kind, byte[] subject, Limit limit, ProblemType problem) {
        limits.wait(kind, subject, limit).ifPresent(wait -> {
            var seconds = WholeSeconds.of(wait);
            throw new ProblemException(problem, limit.most(), seconds.toSeconds()).retryAfter(seconds);
        });
    }

    private static NoticeTemplate template(CodePurpose purpose) {
        return switch (purpose) {
            case SIGN_UP -> NoticeTemplate.CODE_SIGN_UP;
            case SIGN_IN -> NoticeTemplate.CODE_SIGN_IN;
        };
    }

    @Scheduled(every = "1h", delayed = "6m")
    void forgetExpired() {
        UnitOfWork.in(() -> codes.forget(clock.instant().minus(KEPT)));
    }
}
