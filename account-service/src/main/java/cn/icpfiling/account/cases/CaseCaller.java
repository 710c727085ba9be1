package cn.icpfiling.account.cases;

import cn.icpfiling.account.core.cases.SupportCase;
import java.util.UUID;

/**
 * Who says that a case is theirs: an account, a partner for the account of its customer, or a caller without a login who has the secret of
 * the case.
 *
 * @param account null for a caller without a login
 * @param secret null for an account
 * @param partner the partner that acts for the account; null for all others
 */
public record CaseCaller(UUID account, CaseSecret secret, UUID partner) {

    public static CaseCaller account(UUID id) {
        return new CaseCaller(id, null, null);
    }

    static CaseCaller customer(UUID id, UUID partner) {
        return new CaseCaller(id, null, partner);
    }

    /** @param shown as the caller sent it; a text that is no secret owns no case */
    public static CaseCaller secret(String shown) {
        return new CaseCaller(null, CaseSecret.of(shown).orElse(null), null);
    }

    /** The customer for whom a partner acts, as the audit names it beside the partner; null if the caller acts for itself. */
    UUID behalf() {
        return partner == null ? null : account;
    }

    boolean owns(SupportCase found) {
        if (account != null) {
            return account.equals(found.holder());
        }
        return secret != null && secret.opens(found.secretDigest());
    }
}
