package cn.icpfiling.account.codes;

import cn.icpfiling.account.core.AccountProblem;
import cn.icpfiling.account.core.CodePurpose;
import cn.icpfiling.account.core.LimitKind;
import cn.icpfiling.account.limits.CallerAddress;
import cn.icpfiling.account.limits.Limits;
import cn.icpfiling.account.limits.Limits.Limit;
import cn.icpfiling.account.phones.Phones;
import cn.icpfiling.platform.crypto.KeyedHash;
import cn.icpfiling.platform.problem.ProblemException;
import cn.icpfiling.platform.problem.ProblemType;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.transaction.Transactional;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Locale;
import java.util.UUID;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/**
 * Limits the codes: for a phone one in 60 seconds, five an hour and ten a day. Under the policy WHEN_BESIEGED these
 * limits are split: one share without a captcha, the rest with a solved captcha. A program that solves no captcha
 * uses up the first share at most. A program that solves captchas from one address cannot use up the second share.
 * Over a ceiling of all callers together, and over one of an IPv6 site, each stranger solves a captcha.
 * Each known device of an owner has the same limits for itself, and all of them together a ceiling. These limits never
 * depend on whether the phone has an account.
 */
@ApplicationScoped
class CodeQuotas {

    private static final Duration HOUR = Duration.ofHours(1);
    private static final Duration DAY = Duration.ofDays(1);
    static final Limit RESEND = new Limit(1, Duration.ofSeconds(60));
    private static final int HOURLY = 5;
    private static final int DAILY = 10;
    /** Over all known devices of a phone: three that are used up, more than an owner needs. */
    private static final Limit OF_DEVICES = new Limit(30, DAY);

    private static final int WITHOUT_CAPTCHA_HOURLY = 2;
    private static final int WITHOUT_CAPTCHA_DAILY = 5;

    /** So many times what a network gets without a captcha, its IPv6 site gets: all callers of a mobile carrier may share one. */
    private static final int NETWORKS_OF_SITE = 4;

    private static final Duration TEN_MINUTES = Duration.ofMinutes(10);
    private static final byte[] ALL_CALLERS = new byte[16];

    private final Limits limits;
    private final CallerAddress address;
    private final Phones phones;
    private final KeyedHash hash;
    private final CaptchaPolicy policy;
    private final Share withoutCaptcha;
    private final Share withCaptcha;
    private final Limit ofAllCallers;

    CodeQuotas(
            Limits limits,
            CallerAddress address,
            Phones phones,
            KeyedHash hash,
            @ConfigProperty(name = "icp.codes.captcha") CaptchaPolicy policy,
            @ConfigProperty(name = "icp.codes.per-address-and-hour") int perAddress,
            @ConfigProperty(name = "icp.codes.without-captcha-in-ten-minutes") int ofAllCallers) {
        this.limits = limits;
        this.address = address;
        this.phones = phones;
        this.hash = hash;
        this.policy = policy;
        this.ofAllCallers = new Limit(ofAllCallers, TEN_MINUTES);
        var besieged = policy == CaptchaPolicy.WHEN_BESIEGED;
        this.withoutCaptcha = new Share(
                new Limit(besieged ? WITHOUT_CAPTCHA_HOURLY : HOURLY, HOUR),
                new Limit(besieged ? WITHOUT_CAPTCHA_DAILY : DAILY, DAY),
                new Limit(besieged ? perAddress / 2 : perAddress, HOUR));
        this.withCaptcha = new Share(
                new Limit(besieged ? HOURLY - WITHOUT_CAPTCHA_HOURLY : HOURLY, HOUR),
                new Limit(besieged ? DAILY - WITHOUT_CAPTCHA_DAILY : DAILY, DAY),
                new Limit(besieged ? perAddress - perAddress / 2 : perAddress, HOUR));
    }

    private record Share(Limit hourly, Limit daily, Limit ofAddress) {

        /** One network address gets just over half of what a phone gets in a day, never all. */
        Limit here() {
            return new Limit(daily.most() / 2 + 1, daily.within());
        }
    }

    /** A known device of the owner has limits of its own. Requests of other callers do not count here. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeOfDevice(UUID id, String phone, CodePurpose purpose) {
        var number = phones.hashOf(phone);
        limits.lock(LimitKind.CODES_OF_DEVICES, number);
        limits.requireRoom(LimitKind.CODES_OF_DEVICES, number, OF_DEVICES, AccountProblem.CODE_QUOTA_SPENT);
        takeOfOne(id, purpose);
        limits.count(LimitKind.CODES_OF_DEVICES, number);
    }

    /** A signed-in account has the limits of a device. Requests of other callers do not count here. */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeOfAccount(UUID account, CodePurpose purpose) {
        takeOfOne(account, purpose);
    }

    private void takeOfOne(UUID id, CodePurpose purpose) {
        var device = hash.of("limited.device", id.toString());
        var deviceAndPurpose = hash.of("limited.device", purpose + "|" + id);
        limits.lock(LimitKind.CODES_OF_DEVICE, device);
        limits.requireRoom(LimitKind.CODES_OF_PURPOSE, deviceAndPurpose, RESEND, AccountProblem.CODE_TOO_SOON);
        limits.requireRoom(LimitKind.CODES_OF_DEVICE, device, new Limit(HOURLY, HOUR), AccountProblem.CODE_QUOTA_SPENT);
        limits.requireRoom(LimitKind.CODES_OF_DEVICE, device, new Limit(DAILY, DAY), AccountProblem.CODE_QUOTA_SPENT);
        limits.count(LimitKind.CODES_OF_PURPOSE, deviceAndPurpose);
        limits.count(LimitKind.CODES_OF_DEVICE, device);
    }

    /**
     * Limits the codes to a phone or mail that the requesting account does not have yet, over all accounts. It does not
     * touch the quota of the phone's own sign-in.
     */
    @Transactional(Transactional.TxType.MANDATORY)
    void takeOfNewContact(String contact) {
        var subject = hash.of("limited.contact", contact.toLowerCase(Locale.ROOT));
        limits.lock(LimitKind.CODES_OF_NEW_CONTACT, subject);
        limits.requireRoom(
                LimitKind.CODES_OF_NEW_CONTACT, subject, new Limit(HOURLY, HOUR), AccountProblem.CODE_QUOTA_SPENT);
        limits.requireRoom(
                LimitKind.CODES_OF_NEW_CONTACT, subject, new Limit(DAILY, DAY), AccountProblem.CODE_QUOTA_SPENT);
        limits.count(LimitKind.CODES_OF_NEW_CONTACT, subject);
    }

    /** For callers without a known device. Locks the phone before the address, so that two requests never deadlock. */
    @Transactional(Transactional.TxType.MANDATORY)
    void take(String phone, CodePurpose purpose, boolean captchaSolved) {
        if (captchaSolved && policy != CaptchaPolicy.NONE) {
            takeWithCaptcha(phone, purpose);
        } else {
            takeWithoutCaptcha(phone, purpose);
        }
    }

    private void takeWithoutCaptcha(String phone, CodePurpose purpose) {
        if (policy == CaptchaPolicy.ALWAYS) {
            throw new ProblemException(AccountProblem.CAPTCHA_REQUIRED);
        }
        var number = phones.hashOf(phone);
        var numberAndPurpose = hash.of("limited.phone", purpose + "|" + phone);
        var from = address.hash();
        limits.lock(LimitKind.CODES_OF_PHONE, number);
        limits.requireRoom(LimitKind.CODES_OF_PURPOSE, numberAndPurpose, RESEND, AccountProblem.CODE_TOO_SOON);
        requireRoomOrCaptcha(
                LimitKind.CODES_OF_PHONE, number, withoutCaptcha.hourly(), AccountProblem.CODE_QUOTA_SPENT);
        requireRoomOrCaptcha(LimitKind.CODES_OF_PHONE, number, withoutCaptcha.daily(), AccountProblem.CODE_QUOTA_SPENT);
        limits.lock(LimitKind.CODES_OF_ADDRESS, from);
        requireRoomOrCaptcha(
                LimitKind.CODES_OF_ADDRESS, from, withoutCaptcha.ofAddress(), AccountProblem.ADDRESS_QUOTA_SPENT);
        if (policy == CaptchaPolicy.WHEN_BESIEGED) {
            takeOfSiteAndAll();
        }
        limits.count(LimitKind.CODES_OF_PURPOSE, numberAndPurpose);
        limits.count(LimitKind.CODES_OF_PHONE, number);
        limits.count(LimitKind.CODES_OF_ADDRESS, from);
    }

    /**
     * Bounds what a caller gets who has very many addresses and solves no captcha. The count of all callers is not locked, because each
     * request would wait for it; requests of one moment may exceed it.
     */
    private void takeOfSiteAndAll() {
        var ofSite = new Limit(NETWORKS_OF_SITE * withoutCaptcha.ofAddress().most(), HOUR);
        address.siteHash().ifPresent(site -> {
            limits.lock(LimitKind.CODES_OF_ADDRESS, site);
            requireRoomOrCaptcha(LimitKind.CODES_OF_ADDRESS, site, ofSite, AccountProblem.ADDRESS_QUOTA_SPENT);
            limits.count(LimitKind.CODES_OF_ADDRESS, site);
        });
        requireRoomOrCaptcha(
                LimitKind.CODES_WITHOUT_CAPTCHA, ALL_CALLERS, ofAllCallers, AccountProblem.ADDRESS_QUOTA_SPENT);
        limits.count(LimitKind.CODES_WITHOUT_CAPTCHA, ALL_CALLERS);
    }

    private void takeWithCaptcha(String phone, CodePurpose purpose) {
        var number = phones.hashOf(phone);
        var numberAndPurpose = hash.of("limited.phone", purpose + "|" + phone);
        var from = address.hash();
        var numberHere = hash.of("limited.phone", phone + "|" + HexFormat.of().formatHex(from));
        limits.lock(LimitKind.SOLVED_CODES_OF_PHONE, number);
        limits.requireRoom(LimitKind.SOLVED_CODES_OF_PURPOSE, numberAndPurpose, RESEND, AccountProblem.CODE_TOO_SOON);
        limits.requireRoom(
                LimitKind.SOLVED_CODES_OF_PHONE, number, withCaptcha.hourly(), AccountProblem.CODE_QUOTA_SPENT);
        limits.requireRoom(
                LimitKind.SOLVED_CODES_OF_PHONE, number, withCaptcha.daily(), AccountProblem.CODE_QUOTA_SPENT);
        limits.requireRoom(
                LimitKind.SOLVED_CODES_OF_PHONE_HERE, numberHere, withCaptcha.here(), AccountProblem.CODE_QUOTA_SPENT);
        limits.lock(LimitKind.SOLVED_CODES_OF_ADDRESS, from);
        limits.requireRoom(
                LimitKind.SOLVED_CODES_OF_ADDRESS, from, withCaptcha.ofAddress(), AccountProblem.ADDRESS_QUOTA_SPENT);
        limits.count(LimitKind.SOLVED_CODES_OF_PURPOSE, numberAndPurpose);
        limits.count(LimitKind.SOLVED_CODES_OF_PHONE, number);
        limits.count(LimitKind.SOLVED_CODES_OF_PHONE_HERE, numberHere);
        limits.count(LimitKind.SOLVED_CODES_OF_ADDRESS, from);
    }

    /** Over the limit, asks for a captcha if the policy has captchas, else for a wait. */
    private void requireRoomOrCaptcha(LimitKind kind, byte[] subject, Limit limit, ProblemType refusal) {
        if (policy == CaptchaPolicy.NONE) {
            limits.requireRoom(kind, subject, limit, refusal);
        } else if (limits.timeToWait(kind, subject, limit).isPresent()) {
            throw new ProblemException(AccountProblem.CAPTCHA_REQUIRED);
        }
    }
}
