package cn.icpfiling.account.accounts;

import cn.icpfiling.account.core.AccountSite;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * An account as its owner sees it: phone and mail masked.
 *
 * @param mailVerifiedAt null while the owner has not proven the mail
 * @param mailBouncedAt null unless the mail server said that the address does not exist; no notice goes there then
 * @param passwordSetAt null for a holder without a password, and for staff
 * @param passwordExpiresAt null but for staff with a password that administrators handed out
 * @param secondFactorAt null without a second factor
 */
public record AccountView(
        UUID accountId,
        String phone,
        String mail,
        Instant mailVerifiedAt,
        Instant mailBouncedAt,
        String login,
        String locale,
        AccountSite site,
        List<String> roles,
        Instant openedAt,
        Instant passwordSetAt,
        Instant passwordExpiresAt,
        Instant secondFactorAt) {}
