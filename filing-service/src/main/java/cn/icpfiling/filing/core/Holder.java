package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * The future holder of a thing.
 *
 * @param partner the partner whose customer the account is; null if there is none
 */
public record Holder(UUID account, UUID partner) {

    /** An account that acts for itself. */
    public static Holder own(UUID account) {
        return new Holder(account, null);
    }

    /** The present holder of the thing. */
    public static Holder of(HasHolder owned) {
        return new Holder(owned.holder(), owned.partner());
    }
}
