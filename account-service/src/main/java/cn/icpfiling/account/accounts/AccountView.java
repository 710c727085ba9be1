package cn.icpfiling.account.accounts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An account as its owner sees it: phone and mail masked. */
public record AccountView(
        UUID accountId, String phone, String mail, String login, String locale, List<String> roles, Instant openedAt) {}
