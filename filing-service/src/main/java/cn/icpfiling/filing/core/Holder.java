package cn.icpfiling.filing.core;

import java.util.UUID;

/**
 * Who is to hold something.
 *
 * @param partner whose customer the account is; null is nobody's
 */
public record Holder(UUID account, UUID partner) {

    /** Somebody who acts for themselves. */
    public static Holder own(UUID account) {
        return new Holder(account, null);
    }

    /** As it is held by now. */
    public static Holder of(Held thing) {
        return new Holder(thing.holder(), thing.partner());
    }
}
